//! What a báo cáo knows of the work: each task with its state. Every figure is counted from these rows, so that text, tables and
//! appendix agree.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::note::Note;
use super::text::Text;
use super::typed::Typed;

/// Số liệu của một báo cáo kết quả thực hiện kế hoạch; mọi con số trong văn bản đếm từ đây.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaoCao {
    /// Kỳ báo cáo.
    pub ky: KyBaoCao,
    /// Kế hoạch được báo cáo, viết đầy đủ số, ngày, cơ quan, trích yếu.
    pub ke_hoach: Text,
    /// Báo cáo nội bộ: có bảng theo đơn vị.
    #[serde(default, skip_serializing_if = "is_false")]
    pub noi_bo: bool,
    /// Dạng ngắn, cho báo cáo tháng hoặc hai tuần.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ngan: bool,
    /// Nhiệm vụ theo nhóm, với trạng thái ở ngày chốt.
    pub nhom: Vec<NhomBaoCao>,
    /// Phần người soạn viết, theo khóa mà mẫu in ra.
    #[serde(default)]
    pub dien: BTreeMap<String, Vec<Text>>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub ghi_chu: Note,
}

/// Kỳ báo cáo.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KyBaoCao {
    /// Mã kỳ, như "quy-1".
    pub ma: String,
    /// Tên kỳ, như "quý I năm 2026".
    pub ten: String,
    /// Năm.
    pub nam: i32,
    /// Ngày đầu của số liệu: "2025-12-15".
    pub tu: Typed<NaiveDate>,
    /// Ngày chốt số liệu: "2026-03-14".
    pub chot: Typed<NaiveDate>,
    /// Ngày cuối kỳ theo lịch, hạn của nhiệm vụ trong kỳ: "2026-03-31".
    pub lich_den: Typed<NaiveDate>,
    /// Tên kỳ sau, như "quý II năm 2026".
    pub ky_sau: String,
    /// Ngày cuối kỳ sau theo lịch: "2026-06-30".
    pub ky_sau_den: Typed<NaiveDate>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub ghi_chu: Note,
}

/// Nhóm nhiệm vụ của báo cáo.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NhomBaoCao {
    /// Tên nhóm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ten: Option<Text>,
    /// Nhiệm vụ.
    pub nhiem_vu: Vec<NhiemVuBaoCao>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub ghi_chu: Note,
}

/// Một nhiệm vụ của báo cáo.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NhiemVuBaoCao {
    /// Mã nhiệm vụ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ma: Option<String>,
    /// Nội dung nhiệm vụ.
    pub noi_dung: Text,
    /// Nhiệm vụ chung mà nhiệm vụ này là một phần.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thuoc: Option<Text>,
    /// Các đơn vị chủ trì, theo tên chính thức.
    #[serde(default)]
    pub chu_tri: Vec<Text>,
    /// Thời hạn, như kế hoạch viết.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thoi_gian: Option<Text>,
    /// Thời hạn của mốc chưa xong gần nhất: "2026-03-31".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub han: Option<Typed<NaiveDate>>,
    /// Trạng thái ở ngày chốt.
    pub trang_thai: TrangThai,
    /// Hoàn thành, hoặc có kết quả, trong kỳ này.
    #[serde(default, skip_serializing_if = "is_false")]
    pub trong_ky: bool,
    /// Kết quả: sản phẩm với số, ký hiệu, ngày.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ket_qua: Option<Text>,
    /// Lý do chậm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ly_do: Option<Text>,
    /// Đề xuất, hạn mới.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub de_xuat: Option<Text>,
    /// Giao thêm hoặc rút trong năm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bien_dong: Option<BienDong>,
    /// Ghi chú in trong bảng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ghi_chu: Option<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub loi_nhan: Note,
}

/// Thay đổi số nhiệm vụ trong năm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BienDong {
    /// Giao thêm.
    BoSung,
    /// Rút.
    Rut,
}

/// Trạng thái của nhiệm vụ ở ngày chốt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TrangThai {
    /// Có thời hạn, hoàn thành đúng hạn.
    HoanThanh,
    /// Có thời hạn, hoàn thành sau hạn.
    HoanThanhQuaHan,
    /// Có thời hạn, báo hoàn thành mà không có ngày.
    HoanThanhChuaRoNgay,
    /// Có thời hạn, chưa xong, còn hạn, đã có kết quả.
    DangThucHien,
    /// Có thời hạn, chưa xong, còn hạn, chưa có kết quả.
    ChuaTrienKhai,
    /// Có thời hạn, chưa tới lúc làm.
    #[default]
    ChuaDenHan,
    /// Có thời hạn, chưa xong, quá hạn, đã có kết quả.
    DangThucHienQuaHan,
    /// Có thời hạn, chưa xong, quá hạn, chưa có kết quả.
    ChuaThucHienQuaHan,
    /// Thường xuyên, có kết quả trong kỳ.
    ThuongXuyen,
    /// Thường xuyên, chưa có kết quả trong kỳ.
    ThuongXuyenChuaBaoCao,
    /// Thực hiện khi phát sinh, đã phát sinh.
    DaPhatSinh,
    /// Thực hiện khi phát sinh, chưa phát sinh.
    ChuaPhatSinh,
    /// Chưa xác định thời hạn, đã hoàn thành.
    KhongHanHoanThanh,
    /// Chưa xác định thời hạn, chưa hoàn thành.
    KhongHan,
    /// Tạm dừng, rút hoặc chuyển đơn vị, có văn bản.
    TamDung,
}

impl TrangThai {
    /// The words of a table.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::HoanThanh | Self::KhongHanHoanThanh => "Hoàn thành",
            Self::HoanThanhQuaHan => "Hoàn thành (quá hạn)",
            Self::HoanThanhChuaRoNgay => "Hoàn thành (chưa rõ ngày)",
            Self::DangThucHien | Self::DaPhatSinh => "Đang thực hiện",
            Self::ChuaTrienKhai => "Chưa triển khai (trong hạn)",
            Self::ChuaDenHan => "Chưa đến thời hạn",
            Self::DangThucHienQuaHan => "Đang thực hiện (quá hạn)",
            Self::ChuaThucHienQuaHan => "Chưa thực hiện (quá hạn)",
            Self::ThuongXuyen => "Thực hiện thường xuyên",
            Self::ThuongXuyenChuaBaoCao => "Thường xuyên (chưa có kết quả trong kỳ)",
            Self::ChuaPhatSinh => "Chưa phát sinh",
            Self::KhongHan => "Chưa xác định thời hạn",
            Self::TamDung => "Không tiếp tục thực hiện",
        }
    }

    /// Whether the work is done.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::HoanThanh | Self::HoanThanhQuaHan | Self::HoanThanhChuaRoNgay | Self::KhongHanHoanThanh)
    }

    /// Whether the work is late and not done.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::DangThucHienQuaHan | Self::ChuaThucHienQuaHan)
    }

    /// Whether the work has a deadline and is neither done nor late.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::DangThucHien | Self::ChuaTrienKhai | Self::ChuaDenHan)
    }
}

/// Counts of tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Có thời hạn: hoàn thành đúng hạn.
    pub on_time: usize,
    /// Hoàn thành quá hạn.
    pub late: usize,
    /// Hoàn thành, chưa rõ ngày.
    pub undated: usize,
    /// Chưa hoàn thành, trong hạn.
    pub open: usize,
    /// Chưa hoàn thành, quá hạn.
    pub overdue: usize,
    /// Thường xuyên.
    pub ongoing: usize,
    /// Thường xuyên, có kết quả trong kỳ.
    pub ongoing_active: usize,
    /// Khi phát sinh.
    pub event: usize,
    /// Khi phát sinh, đã phát sinh.
    pub event_active: usize,
    /// Chưa xác định thời hạn.
    pub unclear: usize,
    /// Chưa xác định thời hạn, đã hoàn thành.
    pub unclear_done: usize,
    /// Tạm dừng, rút.
    pub dropped: usize,
    /// Có thời hạn và hoàn thành trong kỳ này.
    pub done_now: usize,
    /// Giao thêm trong năm.
    pub added: usize,
}

impl Counts {
    /// Counts rows.
    #[must_use]
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r NhiemVuBaoCao>) -> Self {
        let mut counts = Self::default();
        for row in rows {
            counts.add(row);
        }
        counts
    }

    fn add(&mut self, row: &NhiemVuBaoCao) {
        match row.trang_thai {
            TrangThai::HoanThanh => self.on_time += 1,
            TrangThai::HoanThanhQuaHan => self.late += 1,
            TrangThai::HoanThanhChuaRoNgay => self.undated += 1,
            TrangThai::DangThucHien | TrangThai::ChuaTrienKhai | TrangThai::ChuaDenHan => self.open += 1,
            TrangThai::DangThucHienQuaHan | TrangThai::ChuaThucHienQuaHan => self.overdue += 1,
            TrangThai::ThuongXuyen => {
                self.ongoing += 1;
                self.ongoing_active += 1;
            }
            TrangThai::ThuongXuyenChuaBaoCao => self.ongoing += 1,
            TrangThai::DaPhatSinh => {
                self.event += 1;
                self.event_active += 1;
            }
            TrangThai::ChuaPhatSinh => self.event += 1,
            TrangThai::KhongHanHoanThanh => {
                self.unclear += 1;
                self.unclear_done += 1;
            }
            TrangThai::KhongHan => self.unclear += 1,
            TrangThai::TamDung => self.dropped += 1,
        }
        let dated_done = row.trang_thai.is_done() && row.trang_thai != TrangThai::KhongHanHoanThanh;
        self.done_now += usize::from(row.trong_ky && dated_done);
        self.added += usize::from(row.bien_dong == Some(BienDong::BoSung));
    }

    /// Có thời hạn và đã hoàn thành.
    #[must_use]
    pub fn done(&self) -> usize {
        self.on_time + self.late + self.undated
    }

    /// Có thời hạn.
    #[must_use]
    pub fn dated(&self) -> usize {
        self.done() + self.open + self.overdue
    }

    /// Đến hạn: hoàn thành, hoặc chưa hoàn thành và quá hạn. The denominator of the rate.
    #[must_use]
    pub fn due(&self) -> usize {
        self.done() + self.overdue
    }

    /// All tasks that are carried out; those dropped stand outside.
    #[must_use]
    pub fn total(&self) -> usize {
        self.dated() + self.ongoing + self.event + self.unclear
    }

    /// The rate of tasks due that are done, in hundredths of a percent, cut and not rounded; none where nothing is due.
    #[must_use]
    pub fn rate(&self) -> Option<usize> {
        (self.done() * 10_000).checked_div(self.due())
    }
}

impl BaoCao {
    /// All tasks.
    pub fn rows(&self) -> impl Iterator<Item = &NhiemVuBaoCao> {
        self.nhom.iter().flat_map(|group| &group.nhiem_vu)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

    use super::*;

    const ALL: [TrangThai; 15] = [
        TrangThai::HoanThanh,
        TrangThai::HoanThanhQuaHan,
        TrangThai::HoanThanhChuaRoNgay,
        TrangThai::DangThucHien,
        TrangThai::ChuaTrienKhai,
        TrangThai::ChuaDenHan,
        TrangThai::DangThucHienQuaHan,
        TrangThai::ChuaThucHienQuaHan,
        TrangThai::ThuongXuyen,
        TrangThai::ThuongXuyenChuaBaoCao,
        TrangThai::DaPhatSinh,
        TrangThai::ChuaPhatSinh,
        TrangThai::KhongHanHoanThanh,
        TrangThai::KhongHan,
        TrangThai::TamDung,
    ];

    fn rows() -> impl Strategy<Value = Vec<NhiemVuBaoCao>> {
        let row = (0..ALL.len(), any::<bool>()).prop_map(|(state, trong_ky)| NhiemVuBaoCao {
            trang_thai: ALL[state],
            trong_ky,
            ..NhiemVuBaoCao::default()
        });
        prop::collection::vec(row, 0..60)
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(rows in rows(), split in 0_usize..60) {
            let whole = Counts::of(&rows);
            prop_assert_eq!(whole.total() + whole.dropped, rows.len());
            prop_assert!(whole.due() <= whole.dated() && whole.rate().is_none_or(|rate| rate <= 10_000));
            let (left, right) = rows.split_at(split.min(rows.len()));
            let (left, right) = (Counts::of(left), Counts::of(right));
            prop_assert_eq!(left.total() + right.total(), whole.total());
            prop_assert_eq!(left.done() + right.done(), whole.done());
            prop_assert_eq!(left.overdue + right.overdue, whole.overdue);
        }
    }

    #[test]
    fn the_rate_is_cut_not_rounded() {
        let row = |trang_thai| NhiemVuBaoCao { trang_thai, ..NhiemVuBaoCao::default() };
        let mut rows = vec![row(TrangThai::HoanThanh); 15];
        rows.push(row(TrangThai::ChuaThucHienQuaHan));
        assert_eq!(Counts::of(&rows).rate(), Some(9375));
        let rows = [row(TrangThai::HoanThanh), row(TrangThai::HoanThanhQuaHan), row(TrangThai::DangThucHienQuaHan)];
        assert_eq!(Counts::of(&rows).rate(), Some(6666));
        assert_eq!(Counts::of(&[row(TrangThai::ThuongXuyen)]).rate(), None);
    }
}
