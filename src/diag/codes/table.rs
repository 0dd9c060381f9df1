//! Tables: Excel, CSV, progress sheets, pictures.

super::codes! {
    VB201 "không có tệp bảng"
        "Không có tệp bảng tính hay CSV nào mang tên được nêu."
        "kiểm tra đường dẫn; trong dữ liệu thì «tu_tep» tính từ thư mục của tệp dữ liệu";

    VB202 "không đọc được tệp bảng"
        "Tệp có đó nhưng hệ thống không cho đọc: thường là đang mở trong Excel, hoặc thiếu quyền."
        "đóng tệp trong Excel, kiểm tra quyền đọc";

    VB203 "tệp bảng quá lớn"
        "Tệp bảng lớn hơn 128 MiB (.xls: 64 MiB), chương trình không đọc."
        "bỏ bớt trang tính và hình ảnh, hoặc lưu riêng trang cần dùng thành CSV";

    VB204 "tệp bảng trống"
        "Tệp không có nội dung nào."
        "kiểm tra lại tên tệp, hoặc lưu lại từ Excel";

    VB205 "tệp Excel có mật khẩu"
        "Tệp được đặt mật khẩu mở, chương trình không đọc được."
        "mở bằng Excel, bỏ mật khẩu rồi lưu lại";

    VB206 "bản chương trình này không đọc bảng tính"
        "Bản vanban này được dựng không có phần đọc Excel."
        "lưu bảng thành CSV UTF-8 và trỏ tới tệp ấy, hoặc dùng bản vanban đầy đủ";

    VB207 "không mở được tệp .xls"
        "Tệp Excel đời cũ (.xls) hỏng, hoặc có mật khẩu; từ bên ngoài không phân biệt được."
        "mở bằng Excel, bỏ mật khẩu nếu có, lưu thành Excel Workbook (.xlsx)";

    VB210 "tệp không phải CSV"
        "Tệp không có phần đuôi và nội dung của bảng tính, cũng không đọc được thành chữ của một tệp CSV."
        "mở bằng Excel, lưu thành «CSV UTF-8» hoặc .xlsx";

    VB211 "CSV sai dạng"
        "Tệp CSV có dấu ngoặc kép, dấu ngăn cột không khớp, hoặc có chữ không phải UTF-8."
        "mở bằng Excel rồi lưu lại thành «CSV UTF-8»";

    VB212 "số có vẻ là ngày chưa định dạng"
        "Ô ở cột thời gian hiện một số năm chữ số, là cách Excel giữ ngày: ô ấy có ngày nhưng chưa định dạng ngày."
        "đặt định dạng ngày cho cột trong Excel rồi lưu lại";

    VB220 "bảng tính hỏng"
        "Tệp có dạng bảng tính nhưng bên trong hỏng hoặc thiếu."
        "mở bằng Excel, để Excel sửa, rồi lưu lại; không được thì lấy lại tệp từ nơi gửi";

    VB221 "tệp bảng tính bung ra quá lớn"
        "Tệp nén nhỏ nhưng nội dung quá lớn để đọc an toàn."
        "bỏ bớt trang tính và hình ảnh, hoặc lưu bảng thành CSV";

    VB222 "tệp không phải bảng tính"
        "Tệp là một gói nén nhưng không phải bảng tính: có thể là tệp Word hay tệp ZIP đổi tên."
        "nêu đúng tệp; lưu bảng thành .xlsx hoặc CSV UTF-8";

    VB223 "không có trang tính"
        "Tệp không có trang tính mang tên được nêu."
        "sửa tên trang theo tên trên thẻ ở cuối cửa sổ Excel";

    VB224 "trang tính quá rộng"
        "Vùng có nội dung của trang tính quá lớn, thường vì có ô bị chạm tới ở rất xa."
        "xóa các dòng và cột trống ở cuối trang tính rồi lưu lại";

    VB230 "hai cột cùng tên"
        "Hai cột của bảng mang cùng một tên, không biết lấy cột nào."
        "đổi tên một cột, hoặc xóa cột thừa";

    VB231 "không thấy dòng tên cột của bảng nhiệm vụ"
        "Bảng nhiệm vụ được nhận theo tên cột, mà những dòng đầu không có dòng nào mang các tên ấy."
        "thêm dòng tên cột, ít nhất có «Nhiệm vụ» (nội dung); các tên được nhận ở docs/bang-nhiem-vu.md";

    VB232 "bảng nhiệm vụ không có dòng nào"
        "Dưới dòng tên cột không có nhiệm vụ nào."
        "kiểm tra xem có nêu đúng trang tính không";

    VB233 "nhiệm vụ không có nội dung"
        "Một dòng của bảng có đơn vị hay thời hạn mà không có nội dung nhiệm vụ."
        "ghi nội dung, hoặc xóa dòng";

    VB234 "ô có lỗi công thức"
        "Ô hiện #N/A, #REF! hay lỗi khác của Excel thay cho giá trị."
        "sửa công thức, hoặc gõ thẳng giá trị vào ô";

    VB235 "không thấy dòng tên cột của bảng tiến độ"
        "Bảng tiến độ được nhận theo tên cột, mà những dòng đầu không có dòng nào mang các tên ấy."
        "giữ dòng tên cột của phiếu: «Mã nhiệm vụ» hoặc «Nhiệm vụ», và một cột như «Trạng thái», «Kết quả thực hiện»";

    VB236 "danh sách tiến độ JSON sai dạng"
        "Tiến độ ở JSON phải là một danh sách, mỗi phần tử là một đối tượng với các khóa của một dòng tiến độ, giá trị \
         là chữ hoặc số."
        "sửa theo dạng được nêu trong lời báo";

    VB237 "thư mục không có tệp tiến độ nào"
        "Thư mục được nêu không có bảng tính, CSV hay JSON nào để đọc."
        "kiểm tra tên thư mục; cần tệp .xlsx, .xls, .ods, .csv hoặc .json";

    VB238 "bảng tên đơn vị thiếu cột tên chính thức"
        "Bảng tên đơn vị phải có cột «ten_chinh_thuc» để biết các cách viết khác chỉ đơn vị nào."
        "đặt dòng đầu là ten_chinh_thuc;ten_khac;viet_tat, nhiều tên khác cách nhau bằng «|»";

    VB240 "cột không nhận ra"
        "Bảng có cột mang tên chương trình không biết: ở bảng nhiệm vụ thì bỏ qua, ở bảng tiến độ thì giữ làm ghi chú."
        "nếu cột ấy cần dùng, đổi tên cột theo docs/bang-nhiem-vu.md; không thì để nguyên";

    VB241 "ngày có thể bị đảo với tháng"
        "Các ô ngày trong cột trông như bị Excel hiểu nhầm ngày là tháng, như 09/02 thành ngày 02 tháng 9."
        "mở Excel xem lại; nếu đúng là bị đảo, đọc lại tiến độ với --swap-dates và chữ cái của cột";

    VB242 "bỏ qua các dòng dưới bảng"
        "Dưới bảng nhiệm vụ còn những dòng không phải nhiệm vụ, như nơi nhận hay chữ ký; chúng không được đọc."
        "xem dòng được nêu; nếu là nhiệm vụ thì bỏ dòng trống ngăn ở trên nó";

    VB243 "trang tính không có bảng tiến độ"
        "Một trang của tệp có nội dung nhưng không có bảng tiến độ, nên bị bỏ qua."
        "không phải làm gì, trừ khi tiến độ nằm ở trang ấy: khi đó thêm dòng tên cột";

    VB244 "đã đảo ngày và tháng"
        "Theo --swap-dates, ngày và tháng của các ô trong cột đã được đổi chỗ."
        "xem lại vài ngày trong kết quả; không đúng thì bỏ --swap-dates";

    VB250 "ảnh không dùng được"
        "Chương trình chỉ in ảnh PNG và JPEG còn nguyên, không quá 64 MiB."
        "mở ảnh bằng Paint, chọn Lưu thành PNG; ảnh quá lớn thì thu nhỏ";

    VB251 "không có tệp ảnh"
        "Không có tệp ảnh nào mang tên ghi ở «tep»."
        "kiểm tra tên tệp; đường dẫn tính từ thư mục của tệp dữ liệu";

    VB252 "tệp bảng không có bảng nào"
        "Tệp nêu ở «tu_tep» không có dòng nào làm được dòng tên cột."
        "đặt tên các cột ở dòng đầu của bảng; kiểm tra trang tính";

    VB253 "ô không phải số, không cộng được"
        "Cột được yêu cầu cộng («tong») có ô không đọc được thành số."
        "viết như 1.250.000 hoặc 12,5; ô chưa có số thì để trống; hoặc bỏ «tong»";

    VB254 "không đọc được tệp ảnh"
        "Tệp ảnh có đó nhưng hệ thống không cho đọc."
        "kiểm tra quyền đọc tệp";

    VB255 "tệp có ít cột hơn dữ liệu nêu"
        "Dữ liệu kê ở «cot» nhiều cột hơn số cột có trong tệp."
        "bớt cột ở «cot», hoặc thêm cột trong tệp";

    VB256 "trang tính đang ẩn"
        "Trang tính bị ẩn trong Excel không được đọc, trừ khi dữ liệu nêu tên nó ở «trang»."
        "bỏ ẩn trang trong Excel, hoặc nêu tên trang ở «trang»";

    VB257 "dòng hoặc cột đang ẩn"
        "Bảng có dòng, cột bị ẩn hoặc bị lọc. Chương trình đọc những gì Excel hiện, nên không đọc chúng; riêng phiếu tiến độ \
         gửi về được đọc cả."
        "bỏ lọc, bỏ ẩn trong Excel rồi lưu lại, nếu muốn đọc cả";

    VB258 "chữ bị gạch ngang"
        "Dòng có mọi chữ bị gạch ngang là việc đã bỏ, không được đọc; ô có chữ gạch ngang được đọc như chữ thường, và nêu ra."
        "xóa dòng hoặc chữ đã bỏ; còn dùng thì bỏ gạch ngang";

    VB259 "còn trang khác có bảng giống thế"
        "Tệp có nhiều trang tính cùng tên cột; chỉ trang đầu tiên được đọc."
        "nêu tên trang cần đọc ở «trang»";

    VB265 "các cách viết được coi là một đơn vị"
        "Tên đơn vị chỉ khác nhau ở chữ hoa, dấu câu, dấu cách được coi là một; dấu phẩy giữa hai tên đều có đứng riêng ở chỗ \
         khác thì ngăn hai đơn vị."
        "không đúng thì ghi tên chính thức và tên khác vào ten-don-vi.csv, để cạnh tệp dữ liệu";

    VB270 "dòng tổng khác với bảng"
        "Con số ở dòng tổng cộng không bằng tổng các dòng, hay số nhiệm vụ, đã đọc được."
        "kiểm tra lại: thiếu dòng, thừa dòng, hoặc sửa số ở dòng tổng";

    VB271 "dòng không phải nhiệm vụ"
        "Trong bảng có dòng tổng cộng, hoặc dòng tên cột lặp lại ở trang sau; những dòng ấy không được đọc làm nhiệm vụ."
        "không phải làm gì; nếu dòng ấy là nhiệm vụ thì ghi đơn vị chủ trì và thời gian, hoặc đổi lời";

    VB272 "dòng có số thứ tự mà không có nội dung"
        "Dòng chỉ có số thứ tự, các ô khác trống, nên được bỏ qua."
        "ghi nội dung nhiệm vụ, hoặc xóa dòng";

    VB273 "nhóm được gom lại"
        "Cột nhóm, lĩnh vực không xếp liền nhau. Mỗi nhóm được in một lần, theo thứ tự gặp lần đầu, gồm mọi nhiệm vụ của nhóm ấy."
        "muốn giữ thứ tự như trong bảng thì bỏ cột nhóm, hoặc đổi tên cột";

    VB274 "đã bỏ người liên hệ"
        "Ô đơn vị chủ trì, phối hợp có tên người kèm số điện thoại, thư điện tử. Những thứ ấy không được in vào văn bản, \
         không vào tên tệp; ô chỉ còn tên đơn vị."
        "không phải làm gì; muốn in tên người phụ trách thì để ở cột «Người thực hiện»";

    VB275 "bảng không có cột nêu ở «cot»"
        "«cot» nêu một cột mà dòng tên cột của bảng không có."
        "ghi chữ cái của cột, như H, hoặc đúng tên cột trong bảng";

    VB276 "không có mục để đọc cột vào"
        "«cot» đọc một cột vào mục mà danh sách nhiệm vụ không có."
        "dùng một mục ở docs/bang-nhiem-vu.md; bỏ một cột thì ghi null";
}
