//! `docProps`: what the file says of itself.

use crate::layout::sheet::Properties;

use super::xml::escape;

/// `docProps/core.xml`; `language` is a tag such as `vi-VN`. No dates: they are not given. Like all parts that say so little,
/// without a declaration of what is so anyway.
pub(super) fn core(properties: &Properties, language: &str) -> String {
    let mut out = String::from(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">",
    );
    for (name, text) in [
        ("dc:title", properties.title.as_str()),
        ("dc:subject", &properties.subject),
        ("dc:creator", &properties.creator),
        ("dc:language", language),
    ] {
        if !text.is_empty() {
            out.push('<');
            out.push_str(name);
            out.push('>');
            escape(&mut out, text);
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// `docProps/custom.xml` with one property, as text.
pub(super) fn custom(name: &str, value: &str) -> String {
    let mut out = String::from(
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\
         <property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"",
    );
    escape(&mut out, name);
    out.push_str("\"><vt:lpwstr>");
    escape(&mut out, value);
    out.push_str("</vt:lpwstr></property></Properties>");
    out
}
