//! Form of a document: symbol, signer, what a kind has.

super::codes! {
    VB601 "ký hiệu viết sai"
        "Ký hiệu gồm các nhóm chữ in hoa nối bằng «-»; không có dấu cách, không có «/», không kèm số."
        "viết như KH-SKHCN; số ghi ở «so»";

    VB602 "ký hiệu không phải của loại văn bản này"
        "Ký hiệu bắt đầu bằng chữ viết tắt tên loại; công văn thì không có (Phụ lục I, Phần I, Mục II, khoản 3)."
        "sửa theo ký hiệu được gợi ý, hoặc bỏ «ky_hieu» để chương trình tự ghép";

    VB603 "quyền hạn hoặc chức vụ viết sai cách"
        "TM., KT., TL., TUQ., Q. viết có dấu chấm, có dấu cách phía sau, đứng ở «quyen_han» (riêng Q. đứng trước chức \
         vụ), và phải có chức vụ hay tên tập thể theo sau."
        "viết như «KT. Giám đốc» ở «quyen_han», «Phó Giám đốc» ở «chuc_vu» (Phụ lục I, Phần I, Mục II, khoản 7)";

    VB604 "quyền hạn không khớp chức vụ người ký"
        "Người mang chức vụ này không ký được với quyền hạn ấy, như cấp trưởng ký thay chính mình hay cấp phó ký một \
         mình (Điều 13)."
        "sửa quyền hạn hay chức vụ theo lời gợi ý";

    VB605 "trích yếu có dấu chấm ở cuối"
        "Trích yếu là một cụm từ, không phải câu, nên không có dấu chấm ở cuối."
        "bỏ dấu chấm";

    VB606 "«V/v» chỉ dùng ở công văn"
        "Văn bản có tên loại viết thẳng nội dung ở trích yếu, không mở đầu bằng «V/v»."
        "bỏ «V/v»";

    VB607 "loại văn bản này không có «Kính gửi»"
        "«Kính gửi» chỉ có ở công văn và một số loại khác; ở loại này nơi gửi ghi ở Nơi nhận (Phụ lục I, Phần I, Mục \
         II, khoản 9)."
        "bỏ «kinh_gui», ghi nơi gửi ở «noi_nhan»";

    VB608 "loại văn bản này không có khóa ấy"
        "Khóa có thật nhưng không dùng cho loại văn bản này, nên nội dung sẽ không được in."
        "bỏ khóa, hoặc kiểm tra lại «loai»";

    VB609 "loại văn bản này phải có khóa ấy"
        "Loại văn bản này cần thêm một khóa mà loại khác không cần."
        "thêm khóa được nêu; xem dữ liệu mẫu bằng «vanban init --kind»";

    VB610 "chương trình không làm văn bản mật"
        "Dấu mật đóng theo Luật Bảo vệ bí mật nhà nước; văn bản mật không được soạn trên máy nối mạng bằng công cụ \
         thường."
        "bỏ «do_mat»; soạn văn bản mật theo quy định riêng";
}
