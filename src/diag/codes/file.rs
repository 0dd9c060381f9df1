//! Files that are written.

super::codes! {
    VB501 "đích là một thư mục"
        "Tên nêu để ghi là một thư mục đã có, không phải tệp."
        "nêu tên tệp; muốn ghi vào thư mục đó thì thêm «/» ở cuối";

    VB502 "tệp đã có và đã có người sửa"
        "Ở đích có tệp không do vanban tạo, hoặc đã được sửa sau khi tạo; ghi đè sẽ mất phần sửa."
        "ghi sang tên khác bằng -o; chắc chắn thì thêm --force";

    VB503 "tệp đã có, không ghi đè"
        "Ở đích đã có tệp cùng tên. Chương trình không ghi đè khi chưa được yêu cầu."
        "ghi sang tên hay thư mục khác; chắc chắn thì thêm --force";

    VB504 "tên tệp không dùng được"
        "Tên tệp trống, hoặc Windows không nhận tên này, nên tệp sẽ không chép sang máy khác được."
        "đặt tên gồm chữ, số, dấu gạch nối, dấu chấm và dấu cách, không kết thúc bằng dấu chấm hay dấu cách";

    VB505 "tệp đang được mở"
        "Tệp ở đích đang mở trong chương trình khác, thường là Word, nên không ghi được."
        "đóng tệp rồi chạy lại, hoặc ghi sang tên khác bằng -o";

    VB506 "không ghi được tệp"
        "Hệ thống không cho tạo thư mục hay tệp ở đích: thiếu quyền, hết chỗ, đường dẫn sai."
        "kiểm tra đường dẫn, quyền ghi và chỗ trống trên ổ đĩa";

    VB507 "không dựng được tệp DOCX"
        "Nội dung của tệp không đóng gói được; đích chưa bị đụng tới."
        "chạy lại; còn lỗi thì báo cho người làm vanban, kèm dữ liệu và mẫu";

    VB508 "đích không phải tệp thường"
        "Đích là thiết bị hay đường ống, hoặc là liên kết trỏ vòng quanh hay trỏ tới thư mục không có; không thứ nào \
         thay bằng tệp được. Liên kết tới một tệp thì được: tệp ấy được ghi, liên kết vẫn còn."
        "nêu tên một tệp thường; muốn ghi ra đầu ra chuẩn thì dùng «-o -» ở lệnh có nhận";

    VB509 "hai kết quả cùng một tệp"
        "Lệnh ghi nhiều tệp, mà hai tên nêu ra là cùng một tệp; tệp sau sẽ đè tệp trước."
        "đặt cho mỗi kết quả một tên riêng";

    VB510 "loại văn bản chưa có dữ liệu mẫu"
        "Loại văn bản này có trong loai.toml của người dùng, nhưng bên cạnh không có dữ liệu mẫu mà «vanban init --kind» \
         chép ra."
        "đặt tệp LOẠI.json cạnh loai.toml, như templates/phieu-trinh.json";

    VB511 "tệp được nêu không phải tệp dữ liệu"
        "Lệnh cần tệp dữ liệu JSON, mà tệp được nêu là tệp Word, bảng tính, PDF hay thứ khác."
        "nêu tệp .json; danh sách nhiệm vụ ở Excel thì trỏ tới từ tệp dữ liệu bằng «tu_tep»";

    VB512 "tên tệp dữ liệu không có đuôi .json"
        "Tệp dữ liệu là JSON; tên có đuôi khác sẽ bị mở nhầm bằng Word hay Excel, hoặc ghi đè tệp của người dùng."
        "đặt tên như bao-cao.json";

    VB520 "tên tệp kết quả không có đuôi .docx"
        "Kết quả là tệp Word, mà tên nêu ở -o có phần đuôi khác."
        "đặt tên như ke-hoach.docx; muốn ghi vào một thư mục thì thêm «/» ở cuối";

    VB521 "không ghi được ra đầu ra chuẩn"
        "Chương trình nhận kết quả ở đầu kia đã đóng, hoặc hệ thống báo lỗi."
        "ghi ra tệp bằng -o";

    VB522 "không tạo được phiếu tiến độ"
        "Tệp Excel của phiếu không dựng được."
        "xem lý do trong lời báo; thường là chữ quá dài cho một ô của Excel";
}
