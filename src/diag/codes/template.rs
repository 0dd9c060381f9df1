//! Templates and the markup they make.

super::codes! {
    VB301 "mẫu sai cú pháp Tera"
        "Một dấu hay thẻ Tera trong mẫu mở mà không đóng, hoặc viết sai."
        "kiểm tra các dấu {{ … }}, {% … %} và thẻ đóng như {% endfor %}, {% endif %} ở dòng được nêu";

    VB302 "không có mẫu"
        "Không có mẫu nào, có sẵn hay của người dùng, mang tên cần dùng."
        "xem các mẫu bằng «vanban template list»; mẫu riêng đặt ở thư mục templates cạnh vanban.toml";

    VB303 "mẫu gọi vòng về chính nó"
        "Mẫu dùng include hay extends mà cuối cùng lại gọi chính nó, không bao giờ dừng."
        "bỏ lệnh gây vòng; phần lặp theo cấp thì dùng component";

    VB304 "mẫu sinh ra quá nhiều nội dung"
        "Mẫu sinh ra trên 512 MiB, thường vì vòng lặp lồng nhau."
        "bớt vòng lặp; bảng dài lấy thẳng bằng <bang nguon=\"nhiem_vu\"/>";

    VB305 "mẫu gọi tên không có"
        "Mẫu gọi một bộ lọc, phép thử, hàm, component hay mẫu con không có."
        "sửa theo tên được gợi ý";

    VB306 "không nạp được mẫu"
        "Tera không nhận mẫu vì một lý do khác, nêu trong lời báo."
        "sửa theo lời báo của Tera; so với mẫu có sẵn bằng «vanban template export»";

    VB307 "mẫu tốn quá nhiều công hoặc bộ nhớ"
        "Mẫu riêng, hay chuỗi mẫu trong dữ liệu, chạy quá nhiều bước, tạo giá trị quá lớn hoặc sinh ra quá nhiều nội dung; thường vì vòng lặp lồng nhau, component gọi chính nó hay chuỗi tự nối thêm."
        "bớt vòng lặp ở dòng được nêu; bảng dài lấy thẳng bằng <bang nguon=\"nhiem_vu\"/>";

    VB310 "mẫu dùng tên không có trong dữ liệu"
        "Mẫu dùng một biến mà dữ liệu không có. Không in ra chỗ trống thay cho nó."
        "sửa tên, hoặc hỏi trước bằng {% if ten is defined %}";

    VB311 "mẫu dùng trường không có"
        "Mẫu lấy một trường mà đối tượng ở chỗ ấy không có."
        "sửa tên theo gợi ý; trường có thể vắng thì hỏi trước bằng {% if x.ten is defined %}";

    VB312 "không điền được dữ liệu vào mẫu"
        "Một phép tính hay bộ lọc của mẫu không làm được với giá trị trong dữ liệu."
        "sửa mẫu hoặc dữ liệu theo lời báo của Tera";

    VB313 "mẫu sinh ra chữ không phải UTF-8"
        "Kết quả của mẫu không phải chữ đọc được."
        "kiểm tra các bộ lọc cắt chữ trong mẫu";

    VB320 "mẫu sinh ra XML sai cú pháp"
        "Sau khi điền dữ liệu, mẫu không còn là XML đúng: thẻ không đóng, đóng nhầm, hay có dấu < và & viết thẳng."
        "sửa thẻ ở chỗ được nêu; dấu < và & viết là &lt; và &amp;";

    VB321 "mẫu dùng phần tử không có"
        "Trong các phần tử của văn bản không có phần tử mang tên này."
        "sửa theo tên được gợi ý; các phần tử kể ở templates/README.md";

    VB322 "phần tử đứng sai chỗ"
        "Phần tử có thật nhưng không được đứng trong phần tử đang bao nó."
        "chuyển phần tử tới chỗ được nêu";

    VB323 "chữ đứng sai chỗ"
        "Chữ nằm thẳng trong một phần tử chỉ chứa phần tử khác, nên sẽ không được in."
        "đặt chữ trong phần tử như <doan> … </doan>";

    VB324 "phần tử không có thuộc tính này"
        "Thuộc tính gõ sai tên, hoặc không thuộc phần tử này."
        "sửa theo tên được gợi ý, hoặc bỏ thuộc tính";

    VB325 "thuộc tính không nhận giá trị này"
        "Thuộc tính chỉ nhận một số giá trị, hoặc một số nguyên."
        "dùng một trong các giá trị được kể";

    VB326 "phần tử có hai lần"
        "Phần tử này chỉ được có một lần trong phần tử bao nó."
        "giữ lại một";

    VB327 "ngày trong mẫu không đọc được"
        "Mẫu đưa vào chỗ ngày một chữ không phải ngày."
        "đưa vào 2024-01-15, 2024-01, 2024, hoặc để trống";

    VB328 "mẫu nêu bảng, cột hay hình không có"
        "Thuộc tính «nguon» hay tên cột trong mẫu chỉ tới thứ không có trong dữ liệu."
        "sửa tên theo gợi ý; số thứ tự trong đường dẫn đếm từ 0";

    VB329 "bảng trong mẫu không có cột nào"
        "Phần tử <bang> không khai báo cột nào và cũng không lấy bảng từ dữ liệu."
        "khai báo bằng <cot>Tên cột</cot>, hoặc lấy bảng bằng «nguon»";

    VB330 "nội dung chia quá nhiều cấp"
        "Bố cục của văn bản có số cấp hữu hạn, thấp nhất là dấu cộng đầu dòng; ở đây còn cấp thấp hơn nữa."
        "gộp bớt cấp, hoặc đưa phần chi tiết vào phụ lục";

    VB331 "hai chỗ cùng một id"
        "Mỗi id chỉ một chỗ, để dẫn chiếu biết chỉ tới đâu."
        "đặt id khác cho một trong hai chỗ";

    VB332 "tệp đi kèm chưa được đọc vào"
        "Dữ liệu trỏ tới bảng nhiệm vụ hay hình ở tệp khác, mà dữ liệu được đưa thẳng vào mẫu khi chưa đọc tệp ấy."
        "dùng lệnh của vanban thay cho thư viện, hoặc đọc tệp đi kèm trước khi dựng văn bản";

    VB333 "ghi chú cuối trang ở phần địa chỉ"
        "Phần địa chỉ nằm ở chân trang, không đặt được ghi chú cuối trang."
        "đưa lời ghi chú vào trong ngoặc, ngay sau chỗ cần giải thích";

    VB334 "dẫn chiếu tới id không có"
        "Không có mục, điều hay phụ lục nào mang id mà dẫn chiếu nêu."
        "sửa id theo gợi ý, hoặc thêm «id» cho mục được dẫn";

    VB336 "số ô của hàng không khớp số cột"
        "Trong mẫu, một hàng của bảng có số ô khác số cột."
        "thêm hoặc bớt ô; ô chiếm nhiều cột ghi cot=\"2\"";

    VB337 "phần tử gốc không phải <van-ban>"
        "Kết quả của mẫu phải nằm trong một phần tử <van-ban>."
        "đặt cả nội dung của mẫu trong <van-ban> … </van-ban>";

    VB338 "phần tử thiếu thuộc tính bắt buộc"
        "Phần tử này không dùng được khi thiếu thuộc tính được nêu."
        "thêm thuộc tính";

    VB340 "chuỗi mẫu dùng tên không có"
        "Dữ liệu có «la_mau», nên mỗi chuỗi là một mẫu; chuỗi này dùng tên mà không trường hay cột nào có."
        "sửa tên theo gợi ý, hoặc thêm trường, cột mang tên ấy";

    VB341 "chuỗi mẫu sai cú pháp Tera"
        "Dữ liệu có «la_mau», nên mỗi chuỗi là một mẫu; chuỗi này viết sai các dấu của mẫu, hoặc dùng bộ lọc không làm \
         được."
        "kiểm tra các dấu {{ … }}, {% … %}; muốn in chính các dấu ấy thì bỏ «la_mau»";

    VB342 "chuỗi có dấu của mẫu Tera"
        "Dữ liệu không có «la_mau» mà một chuỗi chứa «{{» hay «{%»: chương trình in nguyên như gõ. Thường là quên \
         khai «la_mau», hoặc chép dữ liệu từ một tệp mẫu."
        "tệp là mẫu thì thêm «la_mau»: true; không phải thì bỏ các dấu ấy";

    VB345 "không đọc được mẫu"
        "Hệ thống không cho đọc thư mục hay tệp mẫu."
        "kiểm tra tên ở --template-dir và quyền đọc; tệp mẫu phải ở UTF-8";

    VB346 "không có mẫu để xuất"
        "«vanban template export» được nêu tên mẫu không có."
        "xem các mẫu bằng «vanban template list»";

    VB347 "không có quy tắc hay mã lỗi"
        "«vanban rule» được nêu mã hay tên không có."
        "sửa theo gợi ý; xem các quy tắc bằng «vanban rule», các mã lỗi bằng «vanban rule VB»";
}
