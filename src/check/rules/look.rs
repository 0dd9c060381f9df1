//! Which rule of the decree says how a part looks.

use crate::nd30::PartName;

/// The rule of the decree for the look of a part.
pub(in crate::check) fn id(part: PartName) -> Option<&'static str> {
    Some(match part {
        PartName::QuocHieu => "ND30.QH.FONT",
        PartName::TieuNgu => "ND30.TN.FONT",
        PartName::CoQuanChuQuan => "ND30.ORG.PARENT.FONT",
        PartName::CoQuan => "ND30.ORG.ISSUER.FONT",
        PartName::SoKyHieu => "ND30.NUM.FONT",
        PartName::DiaDanh => "ND30.DATE.FONT",
        PartName::TenLoai => "ND30.TYPE.FONT",
        PartName::TrichYeu => "ND30.ABS.FONT",
        PartName::TrichYeuCongVan => "ND30.ABS.CV.FONT",
        PartName::KinhGui => "ND30.KG.FONT",
        PartName::CanCu => "ND30.CC.FONT",
        PartName::NoiDung | PartName::TieuDe => "ND30.BODY.SIZE",
        PartName::ChucVu => "ND30.SIGN.BLOCKFONT",
        PartName::HoTen => "ND30.SIGN.NAME.FONT",
        PartName::NoiNhan => "ND30.NN.LABEL.FONT",
        PartName::NoiNhanDong => "ND30.NN.LIST.FONT",
        PartName::PhuLuc => "ND30.APP.LABEL.FONT",
        PartName::PhuLucTen => "ND30.APP.TITLE.FONT",
        PartName::PhuLucKemTheo => "ND30.APP.LINE.FONT",
        _ => return None,
    })
}
