//! What the template engine says, in Vietnamese.

/// A message of the engine; words of our own filters stay.
pub(super) fn told(message: &str) -> String {
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let unknown = [
        ("Unknown filter `", "không có bộ lọc"),
        ("Unknown function `", "không có hàm"),
        ("Unknown test `", "không có phép thử"),
        ("Unknown component `", "không có component"),
    ];
    if let Some((said, name)) = unknown.iter().find_map(|(start, said)| Some((said, quoted(message, start)?))) {
        return format!("Tera báo: {said} «{name}»");
    }
    let first = message.lines().next().unwrap_or_default();
    if let Some((token, _)) = first.strip_prefix("Found ").and_then(|rest| rest.split_once(" but ")) {
        return format!("Tera báo: gặp {} không đúng chỗ", token_name(token));
    }
    match WORDS.iter().find(|(words, _)| first.contains(words)) {
        Some((_, said)) => format!("Tera báo: {said}"),
        // Newer words of the engine.
        None if first.is_ascii() => "Tera báo: chỗ này không đúng cách viết".to_owned(),
        None => format!("Tera báo: {first}"),
    }
}

/// What stands between the back-ticks behind the first words of a message.
pub(super) fn quoted<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    message.strip_prefix(start)?.split_once('`').map(|(name, _)| name)
}

/// A token as a person would call it.
fn token_name(token: &str) -> String {
    match token {
        "identifier" | "ident" => "một tên".to_owned(),
        "integer" | "float" | "number" => "một số".to_owned(),
        "string" => "một chuỗi".to_owned(),
        "bool" => "true hay false".to_owned(),
        other => format!("«{}»", other.trim_matches('`')),
    }
}

/// Words of the engine, the narrower before the wider.
const WORDS: [(&str, &str); 61] = [
    // Reading a template.
    ("Unexpected end", "mẫu kết thúc giữa chừng, thiếu dấu hay thẻ đóng"),
    ("Unexpected", "gặp ký tự không đúng chỗ"),
    ("is missing its closing", "chuỗi thiếu dấu đóng"),
    ("Closing comment tag", "lời ghi chú `{# … #}` thiếu dấu đóng"),
    ("Closing tag", "thẻ đóng không khớp thẻ mở"),
    ("in the opening tag", "tên ở thẻ đóng khác tên ở thẻ mở"),
    ("Unclosed component", "component chưa đóng"),
    ("Unknown tag", "không có thẻ này"),
    ("reserved", "tên này Tera đã dùng, đặt tên khác"),
    ("more than once", "một tên được khai báo hai lần"),
    ("already contains", "một tên được khai báo hai lần"),
    ("defined in both", "một component được khai báo ở hai mẫu"),
    ("conflicts with", "một tên được khai báo hai lần"),
    ("already extending", "một mẫu chỉ có một lệnh extends"),
    ("`extends` needs", "lệnh extends phải đứng đầu mẫu"),
    ("cannot be nested in other tags", "lệnh extends không đặt trong thẻ khác"),
    ("would be ignored", "mẫu có extends chỉ chứa block và component"),
    ("super()", "super() chỉ dùng trong block của mẫu có extends"),
    ("not defined in any parent", "mẫu gốc không có block này"),
    ("not supported in render_str", "block và extends không dùng được trong chuỗi mẫu"),
    ("Blocks cannot be written", "block không đặt ở đây được"),
    ("Component definitions cannot", "component không khai báo trong thẻ khác"),
    ("Components with body", "component có phần thân phải viết bằng thẻ"),
    ("Rest parameter", "tham số «...» phải đứng cuối"),
    ("Default value", "giá trị mặc định khác kiểu của tham số"),
    ("default argument", "giá trị mặc định phải là giá trị viết thẳng"),
    ("literal values", "chỗ này phải là giá trị viết thẳng"),
    ("for `set`", "lệnh set thiếu dấu «=»"),
    ("first element of a chain", "hàm chỉ gọi được ở đầu biểu thức"),
    ("single `for` clause", "danh sách chỉ lặp được một lần for"),
    ("consecutively", "dấu trừ và not không đứng liền nhau"),
    ("`not` is only valid", "not ở đây phải là not in"),
    ("is not allowed after", "dấu này không đứng sau ~"),
    ("only be used in a for loop", "lệnh này chỉ dùng trong vòng for"),
    ("cannot be used inside", "lệnh này không dùng ở đây được"),
    ("Invalid Integer", "số viết sai"),
    ("Invalid float", "số viết sai"),
    ("of `loop`", "loop chỉ có index, index0, first, last, length"),
    ("too complex", "biểu thức quá phức tạp"),
    ("nesting is too deep", "mẫu lồng quá sâu"),
    ("nested brackets", "quá nhiều dấu ngoặc vuông lồng nhau"),
    ("maximum of", "danh sách lồng quá sâu"),
    // Filling it.
    ("recursion depth", "component gọi nhau quá sâu"),
    ("argument", "tham số sai hoặc thiếu"),
    ("exceeds the limit", "range dài quá giới hạn"),
    ("teration not possible", "chỗ này không phải danh sách nên không lặp được"),
    ("teration is not possible", "chỗ này không phải đối tượng nên không lặp theo khóa được"),
    ("divide by 0", "chia cho 0"),
    ("overflow", "số quá lớn"),
    ("out of range", "số quá lớn"),
    ("i128", "số quá lớn"),
    ("number", "chỉ tính được với số"),
    ("Unable to perform", "chỉ tính được với số"),
    ("compar", "hai giá trị không so sánh được với nhau"),
    ("Slic", "đoạn cắt [a:b] phải là số nguyên, và của một danh sách hay chuỗi"),
    ("index must be", "chỉ số phải là số nguyên"),
    ("ndefined", "giá trị chưa có"),
    ("not defined", "giá trị chưa có"),
    ("cannot be converted", "giá trị không đổi sang kiểu ấy được"),
    ("not found", "không có thứ được gọi tên"),
    ("type", "giá trị không đúng kiểu"),
];

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn what_the_engine_says_is_told_in_vietnamese() {
        for (said, told_as) in [
            ("error: Unexpected end of input", "mẫu kết thúc giữa chừng, thiếu dấu hay thẻ đóng"),
            ("Unexpected token when parsing: x", "gặp ký tự không đúng chỗ"),
            ("Unknown filter `upperr`", "không có bộ lọc «upperr»"),
            ("Found `]` but expected identifier.", "gặp «]» không đúng chỗ"),
            ("`extends` needs to be the first tag of the template", "lệnh extends phải đứng đầu mẫu"),
            ("Template is already extending `a`", "một mẫu chỉ có một lệnh extends"),
            (
                "block was named `a` in the opening tag, found `b` as name in the end tag",
                "tên ở thẻ đóng khác tên ở thẻ mở",
            ),
            ("loop is a reserved keyword of Tera, it cannot be assigned to.", "tên này Tera đã dùng, đặt tên khác"),
            ("Found invalid field of `loop`: x.", "loop chỉ có index, index0, first, last, length"),
            ("`break` can only be used in a for loop", "lệnh này chỉ dùng trong vòng for"),
            ("Cannot divide by 0", "chia cho 0"),
            ("Unable to perform 5 % 0", "chỉ tính được với số"),
            ("Cannot compare `string` with `map`", "hai giá trị không so sánh được với nhau"),
            (
                "Slice end must be an integer, got `string`",
                "đoạn cắt [a:b] phải là số nguyên, và của một danh sách hay chuỗi",
            ),
            ("Index expression is undefined", "giá trị chưa có"),
            ("Iteration not possible on type `i64`", "chỗ này không phải danh sách nên không lặp được"),
            ("Missing keyword argument `from`", "tham số sai hoặc thiếu"),
            ("Function `range` would produce 9 elements, which exceeds the limit of 5", "range dài quá giới hạn"),
            ("Value of type map has no length", "giá trị không đúng kiểu"),
            ("Exponent 99999999999 is out of range for integer ** (must fit in u32)", "số quá lớn"),
            ("Words of a later release", "chỗ này không đúng cách viết"),
            ("bộ lọc ngay: không đọc được ngày", "bộ lọc ngay: không đọc được ngày"),
        ] {
            assert_eq!(told(said), format!("Tera báo: {told_as}"), "{said}");
        }
    }
}
