//! Old encodings; Word files that are read.

super::codes! {
    VB401 "chữ ở bảng mã cũ"
        "Chữ được gõ bằng TCVN3 (.VnTime), VNI hay bảng mã cũ khác, in ra sẽ thành chữ lạ. Không tự chuyển khi chưa \
         được yêu cầu."
        "gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển";

    VB420 "tệp không phải DOCX"
        "Tệp không phải gói nén của Word: có thể là PDF, ảnh quét hay tệp khác đổi tên."
        "chọn tệp DOCX; PDF hay ảnh quét không kiểm tra được";

    VB421 "tệp Word đời cũ"
        "Tệp là Word 97–2003 (.doc), chương trình chỉ đọc .docx."
        "mở bằng Word, chọn Lưu thành, kiểu Word Document (.docx)";

    VB422 "tệp Word có mật khẩu"
        "Tệp được đặt mật khẩu mở, chương trình không đọc được."
        "mở bằng Word, bỏ mật khẩu ở Tệp, Thông tin, Bảo vệ tài liệu";

    VB423 "tệp Word quá lớn"
        "Tệp, hoặc nội dung bung ra từ tệp, lớn hơn mức đọc an toàn."
        "thu nhỏ ảnh trong tệp, hoặc chia văn bản thành nhiều tệp";

    VB424 "tệp Word hỏng"
        "Gói nén hoặc một phần bên trong không đọc được."
        "mở bằng Word, chọn Mở và sửa, rồi lưu lại";

    VB425 "tệp không có nội dung văn bản Word"
        "Tệp là gói nén, có thể là Excel hay PowerPoint, nhưng không có văn bản Word."
        "chọn tệp văn bản Word (.docx, .docm, .dotx)";

    VB426 "tệp Word có tệp con nguy hiểm"
        "Gói nén có liên kết, hoặc tệp con có tên dẫn ra ngoài thư mục hay Windows không nhận (`../x`, `C:/x`, `con`). Word \
         không tạo ra tệp con như vậy, nên bản có chú thích không chép theo."
        "mở bằng Word rồi lưu thành tệp mới; nếu không rõ nguồn của tệp thì đừng giải nén";

    VB427 "phần chú thích của tệp Word sai"
        "Quan hệ «comments» của văn bản dẫn tới phần không phải chú thích, ra ngoài tệp, hoặc có hai quan hệ như vậy, nên \
         không thêm được chú thích."
        "mở bằng Word, chọn Mở và sửa, rồi lưu lại";
}
