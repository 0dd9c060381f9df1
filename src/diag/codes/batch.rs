//! Batches; the plan of the next year.

super::codes! {
    VB801 "--name sai cú pháp"
        "Mẫu đặt tên tệp ở --name viết sai các dấu Tera."
        "viết như --name \"{{ stt }}-{{ co_quan | slug }}-ke-hoach-{{ nam }}\"";

    VB802 "tên tệp kết quả trống"
        "Với mục này, mẫu ở --name không cho ra chữ nào."
        "thêm trường khác vào --name, như {{ stt }}";

    VB803 "hai mục cùng ra một tệp"
        "Hai mục của lần chạy cho cùng một tên tệp; tệp sau sẽ đè tệp trước."
        "thêm {{ stt }} hoặc một trường riêng vào --name";

    VB804 "không ghi được danh sách kết quả"
        "Tệp ket-qua.jsonl không ghi được: hết chỗ, thiếu quyền, hoặc đang mở."
        "kiểm tra quyền ghi và chỗ trống của thư mục, đóng tệp nếu đang mở; chạy lại với --resume";

    VB805 "thư mục không có danh sách kết quả nào"
        "--merge ghép các danh sách của từng phần, mà thư mục không có danh sách nào."
        "chép các tệp như ket-qua-1-16.jsonl, ket-qua-2-16.jsonl vào thư mục";

    VB806 "danh sách chia theo số phần khác nhau"
        "Trong thư mục có danh sách của các lần chạy chia số phần khác nhau, không ghép được."
        "xóa danh sách của lần chạy cũ rồi ghép lại";

    VB807 "--table đi với đúng một kế hoạch mẫu"
        "Mỗi dòng của bảng điền vào một kế hoạch mẫu, mà lệnh nêu nhiều mẫu hay không nêu mẫu nào."
        "nêu một tệp; nhiều mẫu thì ghi vào danh sách công việc và dùng --list";

    VB808 "không có tệp dữ liệu nào"
        "Tên, thư mục hay mẫu tên được nêu không dẫn tới tệp dữ liệu .json nào."
        "kiểm tra lại đường dẫn";

    VB809 "danh sách công việc viết sai"
        "Tệp nêu ở --list trống, hoặc không phải danh sách các công việc."
        "viết như [{\"du_lieu\": \"mau-so.json\", \"bang\": \"don-vi.csv\"}, …]";

    VB810 "dòng JSON không đọc được"
        "Bảng ở dạng mỗi dòng một đối tượng JSON, mà dòng này không phải."
        "mỗi dòng một đối tượng, như {\"co_quan\": \"Sở Y tế\"}";

    VB811 "không đọc được danh sách công việc"
        "Không có tệp nêu ở --list, hoặc hệ thống không cho đọc."
        "kiểm tra tên tệp và quyền đọc";

    VB812 "lượt chạy khác đang ghi vào thư mục"
        "Một lượt batch khác chưa xong đang ghi danh sách kết quả ấy; hai lượt cùng ghi sẽ xóa kết quả của nhau."
        "chờ lượt ấy xong rồi chạy lại; muốn chạy song song thì chia phần bằng --shard, hoặc ghi sang thư mục khác bằng -o";

    VB813 "ổ đĩa không khóa được tệp"
        "Ổ đĩa (thường là ổ mạng) không cho khóa tệp, nên không biết có lượt chạy nào khác đang ghi vào thư mục hay không."
        "đừng chạy hai lượt batch cùng lúc vào một thư mục";

    VB814 "danh sách kết quả có dòng không dùng được"
        "Danh sách của lượt trước bị cắt dở, bị sửa, có dòng hỏng hay dòng nêu tệp ngoài thư mục; các dòng ấy bị bỏ qua, mục của chúng được làm lại."
        "không phải làm gì nếu lượt trước bị ngắt; nếu không thì xem ai đã sửa tệp";

    VB820 "dữ liệu của báo cáo, không phải của kế hoạch"
        "«vanban next-year» chuyển kế hoạch sang năm sau; tệp được nêu là dữ liệu của một báo cáo."
        "nêu tệp dữ liệu của kế hoạch";

    VB821 "không biết kế hoạch cũ của năm nào"
        "Trích yếu và nội dung không cho biết năm của kế hoạch, nên không biết chuyển sang năm nào."
        "ghi năm vào trích yếu, như «… năm 2025»";

    VB822 "không chuyển sang năm ấy được"
        "Năm nêu ở --year không sau năm của kế hoạch, hoặc quá xa."
        "nêu năm sau năm của kế hoạch";

    VB823 "tệp quyết định viết sai"
        "Tệp nêu ở --apply không phải JSON đúng dạng."
        "viết như {\"thay\": [{\"cu\": \"…\", \"moi\": \"…\"}], \"giu\": [\"…\"], \"bo\": [\"…\"]}";

    VB824 "quyết định không nêu chữ cũ"
        "Một phần tử của «thay» có «cu» trống, không biết thay chữ nào."
        "chép nguyên chữ cần thay từ dữ liệu cũ";

    VB825 "lệnh này cần tệp"
        "«vanban next-year» ghi kết quả theo tên tệp và nêu dòng của tệp, nên không đọc từ đầu vào chuẩn."
        "nêu tên tệp dữ liệu";
}
