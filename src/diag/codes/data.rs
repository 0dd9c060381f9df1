//! Data files, settings, files that are named.

super::codes! {
    VB101 "tệp dữ liệu bị cắt ngang"
        "Tệp hết trong khi một chuỗi, danh sách hay đối tượng chưa đóng: thường là tệp chép hay tải về không trọn."
        "lấy lại tệp đầy đủ, hoặc thêm dấu ngoặc kép, «]», «}» còn thiếu ở cuối";

    VB102 "JSON không có chú thích"
        "Dữ liệu JSON không nhận lời ghi chú bắt đầu bằng «//», «/*» hay «#»."
        "xóa lời ghi chú, hoặc chuyển vào khóa «_ghi_chu», khóa này không bao giờ được in ra";

    VB103 "giá trị không đặt trong ngoặc kép mà không phải số"
        "Ngoài ngoặc kép chỉ được viết số, true, false và null. Số 05, chữ, ngày tháng viết trần đều không đọc được."
        "số viết bằng chữ số, không có số 0 ở đầu; chữ và ngày tháng đặt trong ngoặc kép; chưa có giá trị thì bỏ cả \
         khóa";

    VB104 "một khóa có hai lần"
        "Cùng một đối tượng mà một khóa được ghi hai lần thì không biết lấy lần nào."
        "giữ một lần, xóa lần kia";

    VB105 "dữ liệu lồng nhau quá sâu"
        "Các ngoặc «[» và «{» lồng vào nhau nhiều hơn mức chương trình đọc. Dữ liệu thật không bao giờ sâu như vậy, \
         thường là do chép lặp."
        "tìm và xóa các dấu «[», «{» lặp lại";

    VB106 "ký tự không đúng chỗ"
        "Ở chỗ này JSON cần một giá trị, tên khóa, dấu hai chấm, dấu phẩy hay dấu đóng ngoặc, mà gặp ký tự khác. Dấu \
         ngoặc kép gõ thẳng bên trong chuỗi, dấu cách đặc biệt chép từ Word hay gây ra lỗi này."
        "xem các dấu quanh chỗ được nêu; ngoặc kép bên trong chuỗi viết \\\", dấu cách lạ thay bằng dấu cách thường";

    VB107 "khóa không có trong mô tả dữ liệu"
        "Tên khóa gõ sai, hoặc đặt ở chỗ không nhận khóa ấy. Không bỏ qua, vì nội dung ghi ở đó sẽ không được in."
        "sửa theo tên được gợi ý, hoặc xóa khóa; mọi khóa có ở docs/du-lieu.md và ở lệnh «vanban schema»";

    VB108 "thiếu khóa bắt buộc"
        "Văn bản không lập được khi thiếu khóa này."
        "thêm khóa được nêu; xem dữ liệu mẫu bằng «vanban init»";

    VB109 "giá trị không nằm trong các giá trị được nhận"
        "Khóa này, hay tùy chọn này của lệnh, chỉ nhận một số giá trị đã định, như tên loại văn bản hay kiểu cột."
        "dùng một trong các giá trị được kể; loại văn bản xem bằng «vanban template list»";

    VB110 "giá trị sai kiểu"
        "Khóa này cần một kiểu giá trị (chuỗi, số, danh sách, đối tượng) mà dữ liệu ghi kiểu khác."
        "viết lại theo kiểu được nêu: chuỗi trong ngoặc kép, danh sách trong «[ … ]», đối tượng trong «{ … }»";

    VB111 "số ngoài khoảng cho phép"
        "Khóa này cần số nguyên trong một khoảng, như số văn bản phải từ 1."
        "sửa lại số, hoặc bỏ khóa để chừa trống";

    VB112 "thừa hoặc thiếu dấu phẩy"
        "Giữa hai giá trị phải có đúng một dấu phẩy; sau giá trị cuối cùng không có dấu nào."
        "thêm hoặc xóa dấu phẩy ở chỗ được nêu";

    VB113 "thiếu ngoặc kép thẳng"
        "Tên khóa và chuỗi phải đặt trong dấu ngoặc kép thẳng (\"). Word hay đổi thành ngoặc kép cong."
        "thay bằng dấu ngoặc kép thẳng; nên sửa tệp bằng Notepad hay VS Code, không bằng Word";

    VB114 "chuỗi bị xuống dòng hoặc có ký tự điều khiển"
        "Một chuỗi phải nằm trọn trên một dòng của tệp; dấu xuống dòng, Tab và ký tự điều khiển không gõ thẳng vào \
         được. Thường là do quên ngoặc kép đóng."
        "đóng ngoặc kép ở cuối dòng; muốn xuống dòng trong chuỗi thì viết \\n, muốn có Tab thì viết \\t";

    VB115 "dấu gạch chéo ngược dùng sai"
        "Trong chuỗi, dấu gạch chéo ngược bắt đầu một mã như \\n, \\\", \\u1EA1; mã này không có."
        "muốn có chính dấu gạch chéo ngược thì viết \\\\; ký tự tiếng Việt gõ thẳng, không cần mã";

    VB116 "còn chữ sau khi dữ liệu đã kết thúc"
        "Dấu «}» đóng cả tệp đã có ở trên mà sau đó còn nội dung: thừa một dấu «}», hoặc hai tệp nối vào nhau."
        "xóa phần thừa, hoặc bỏ dấu «}» đóng sớm";

    VB117 "tệp dữ liệu trống"
        "Tệp không có nội dung nào."
        "kiểm tra tên tệp; tạo dữ liệu mẫu bằng «vanban init»";

    VB118 "tệp dữ liệu không phải một đối tượng"
        "Dữ liệu của một văn bản là một đối tượng «{ … }»; tệp này là danh sách, chuỗi hay số."
        "đặt các khóa trong «{ … }»; xem dữ liệu mẫu bằng «vanban init»";

    VB119 "còn lỗi hay cảnh báo nữa, không kể hết"
        "Tệp có quá nhiều lỗi hay cảnh báo, chương trình chỉ kể phần đầu."
        "sửa các lỗi đã kể rồi chạy lại";

    VB120 "tệp dữ liệu quá lớn"
        "Tệp dữ liệu lớn hơn 64 MiB, hay tệp văn bản lớn hơn 128 MiB; chương trình không đọc."
        "để bảng nhiệm vụ lớn ở tệp CSV riêng và trỏ tới bằng «tu_tep»; kiểm tra xem có nêu nhầm tệp không";

    VB121 "tệp ở bảng mã UTF-16"
        "Tệp được lưu ở UTF-16; dữ liệu phải ở UTF-8. Không tự chuyển khi chưa được yêu cầu."
        "lưu lại bằng Notepad, mã hóa UTF-8; hoặc thêm --convert để chương trình tự chuyển";

    VB122 "tệp ở bảng mã cũ"
        "Tệp được lưu ở một bảng mã cũ như Windows-1258; dữ liệu phải ở UTF-8. Không tự chuyển khi chưa được yêu cầu."
        "lưu lại bằng Notepad, mã hóa UTF-8; hoặc thêm --convert để chương trình tự chuyển";

    VB123 "tệp không phải văn bản UTF-8"
        "Tệp có byte không đọc được thành chữ: tệp ở bảng mã khác, hoặc không phải tệp văn bản."
        "mở bằng Notepad, chọn Lưu thành, mã hóa UTF-8; kiểm tra xem có nêu nhầm tệp không";

    VB124 "dữ liệu không khớp mô tả"
        "Tệp đúng cú pháp JSON nhưng không đọc được thành dữ liệu của một văn bản."
        "so với mô tả dữ liệu ở lệnh «vanban schema» và dữ liệu mẫu ở «vanban init»";

    VB125 "đoạn định dạng trống"
        "Trong danh sách của một đoạn chữ có phần tử «{ }» không ghi định dạng nào."
        "viết như {\"dam\": \"chữ đậm\"}, hoặc xóa phần tử";

    VB130 "không đọc được vanban.toml"
        "Tệp cấu hình có đó nhưng hệ thống không cho đọc, hoặc không phải văn bản UTF-8."
        "kiểm tra quyền đọc, lưu lại ở UTF-8";

    VB131 "vanban.toml viết sai"
        "Tệp cấu hình sai cú pháp TOML, hoặc có khóa mà chương trình không biết."
        "sửa ở dòng được nêu; các khóa dùng được: co_chu, duong_ke, [quy_tac], tu_dung, viet_tat";

    VB132 "giá trị trong vanban.toml không dùng được"
        "Khóa «co_chu» chỉ nhận a, b, auto; «duong_ke» chỉ nhận vien, ve; mục [quy_tac] chỉ nhận mã hay tên của quy tắc có thật với mức tat, goi-y, \
         canh-bao, loi."
        "sửa giá trị được nêu; xem các quy tắc bằng «vanban rule»";

    VB133 "không đọc được đầu vào chuẩn"
        "Lệnh được yêu cầu đọc dữ liệu từ đầu vào chuẩn («-») mà hệ thống báo lỗi."
        "chạy lại, hoặc ghi dữ liệu ra tệp rồi nêu tên tệp";

    VB134 "nêu thư mục ở chỗ cần tệp dữ liệu"
        "Lệnh cần một tệp JSON mà tên được nêu là một thư mục."
        "nêu tên tệp trong thư mục đó; làm cả thư mục thì dùng «vanban batch»";

    VB135 "không có tệp"
        "Không có tệp nào mang tên được nêu, ở thư mục được nêu."
        "kiểm tra tên, phần đuôi và thư mục; tạo dữ liệu mẫu bằng «vanban init»";

    VB136 "không đọc được tệp"
        "Tệp có đó, hoặc có thể có đó, nhưng hệ thống không cho đọc: thiếu quyền, ổ đĩa hỏng, hay ổ mạng đã ngắt."
        "kiểm tra tên, quyền đọc tệp và ổ đĩa";

    VB137 "không tìm thấy chỗ trong dữ liệu"
        "Đường dẫn nêu ở --set, hay tên cột của bảng trong «vanban batch», không dẫn tới chỗ nào trong dữ liệu, hay dài quá 32 bước."
        "viết đường dẫn như so, ky.ho_ten, noi_nhan[0].ten; phần tử của danh sách phải có sẵn";

    VB138 "--annotate chỉ dùng với một tệp"
        "Bản sao có chú thích là của một tệp, mà lệnh nêu nhiều tệp hay một thư mục."
        "nêu đúng một tệp DOCX";

    VB139 "tệp ghi ra trùng với tệp đọc vào"
        "Đích là chính một tệp mà lệnh đọc, dù tên viết cách khác hay là một liên kết; tệp đọc vào không bao giờ bị ghi đè, \
         kể cả với --force."
        "ghi sang tên khác";

    VB140 "chưa có người ký"
        "Văn bản, hay bản sao, phải có người ký."
        "thêm «ky» với «chuc_vu» và «ho_ten»; bản sao thì ghi ở «ban_sao.ky»";

    VB141 "để trống chỗ phải có nội dung"
        "Khóa có mặt nhưng không có chữ nào: văn bản sẽ có chỗ trống không ai biết."
        "ghi nội dung, hoặc xóa khóa hay phần tử ấy";

    VB142 "ngày hoặc thời điểm viết sai dạng"
        "Ngày viết năm-tháng-ngày để không lẫn ngày với tháng; thời điểm ký số thêm chữ T và giờ."
        "viết như \"2026-01-15\"; chưa có ngày thì \"2026-01\" hoặc \"2026\"; thời điểm như \"2026-01-15T08:30:00\"";

    VB143 "ngày không có trong lịch"
        "Ngày viết đúng dạng nhưng lịch không có, như 29 tháng 02 của năm không nhuận."
        "kiểm tra lại ngày, tháng, năm";

    VB144 "không đủ chữ viết tắt để ghép ký hiệu"
        "Khi dữ liệu không có «ky_hieu», chương trình ghép ký hiệu từ chữ viết tắt của loại, cơ quan và đơn vị soạn \
         thảo; ở đây còn thiếu, và chữ viết tắt không được đoán."
        "thêm «viet_tat» (công văn thì cả «luu.don_vi»), hoặc ghi cả ký hiệu ở «ky_hieu»";

    VB145 "chữ viết tắt có ký tự lạ"
        "Chữ viết tắt tên cơ quan chỉ gồm chữ in hoa, chữ số, «&» và «-»."
        "sửa «viet_tat», như SKHCN";

    VB146 "tiêu đề để trống"
        "Một mục có khóa «tieu_de» mà không có chữ."
        "ghi tiêu đề, hoặc bỏ khóa «tieu_de» nếu mục không có tiêu đề";

    VB147 "mục không có nội dung"
        "Một mục không có tiêu đề, đoạn, bảng hay hình nào thì chỉ in ra một số thứ tự trơ."
        "thêm «tieu_de» hoặc «doan», hoặc xóa mục";

    VB148 "bảng không có cột nào"
        "Bảng không kê cột và cũng không lấy từ tệp nào."
        "thêm «cot», hoặc lấy bảng từ tệp bằng «tu_tep»";

    VB149 "loại văn bản này có hai người ký"
        "Loại văn bản này, như biên bản, có hai người ký mà dữ liệu chỉ ghi một."
        "viết «ky» là danh sách, từ trái sang phải: thư ký rồi chủ tọa";

    VB150 "loai.toml viết sai"
        "Bảng loại văn bản riêng, ở thư mục mẫu, sai cú pháp TOML hoặc có khóa mà chương trình không biết."
        "sửa ở dòng được nêu: mỗi loại một mục [[kind]] với id và name";

    VB151 "không đọc được thư mục"
        "Hệ thống không cho xem các tệp trong thư mục."
        "kiểm tra quyền đọc thư mục, hoặc nêu từng tệp";

    VB152 "thư mục không có tệp DOCX nào"
        "«vanban check» được nêu một thư mục mà trong đó không có tệp Word nào để kiểm tra."
        "kiểm tra tên thư mục; tệp .doc cũ phải lưu lại thành .docx";

    VB153 "số ô của dòng không khớp số cột của bảng"
        "Mỗi dòng phải có đủ ô cho các cột còn trống; thừa hay thiếu ô thì chữ sẽ sang nhầm cột."
        "mỗi cột một ô, ô trống viết \"\", ô chiếm nhiều cột ghi «cot», chiếm nhiều dòng ghi «dong»";

    VB158 "cấu hình hay mẫu của người dùng khác"
        "Cấu hình, mẫu, loại văn bản, chế độ báo cáo hay bảng tên đơn vị tự tìm thấy cạnh dữ liệu là của người dùng khác: chúng đổi văn bản làm ra mà không ai hay, nên không dùng khi chưa được đồng ý."
        "tin thư mục ấy thì thêm --trust-folder; không thì chép dữ liệu sang thư mục của mình";

    VB159 "thư mục mẫu không duyệt hết được"
        "Thư mục mẫu chứa quá nhiều tệp, quá nhiều cấp, hoặc có liên kết quay về thư mục đang chứa nó."
        "nêu đúng thư mục mẫu ở --template-dir; bỏ liên kết quay vòng";

    VB160 "đối tượng có quá nhiều khóa"
        "Một đối tượng { … } của tệp dữ liệu có quá 100.000 khóa."
        "kiểm tra lại chương trình tạo ra tệp; dữ liệu nhiều dòng đặt trong [ … ]";

    VB161 "dữ liệu có quá nhiều giá trị"
        "Tệp JSON có quá 1.500.000 giá trị, hoặc quá 250.000 đối tượng { … }."
        "để bảng nhiệm vụ lớn ở tệp CSV riêng và trỏ tới bằng \"nhiem_vu\": {\"tu_tep\": \"…\"}";

    VB162 "bảng có quá nhiều ô"
        "Các bảng của văn bản có quá 2.000.000 ô, tính cả ô trống và ô bị ô khác che."
        "bỏ dòng và cột thừa, hoặc chia thành nhiều văn bản";

    VB176 "số, dấu gõ sẵn ở đầu không in"
        "Chương trình tự ghi số mục, khoản, điểm, gạch đầu dòng, «Phụ lục», «Kính gửi»; số, dấu gõ sẵn ở đó sẽ thành hai lần nên bỏ đi."
        "bỏ số và dấu ở đầu tiêu đề, ở đầu đoạn của mục không có tiêu đề";

    VB177 "chữ có dấu định dạng của nơi khác"
        "Chữ có «**», «<b>», «&nbsp;» hoặc «\\n» của Markdown, HTML hay chương trình khác; chữ được in nguyên như gõ."
        "chữ đậm viết [{\"dam\": \"…\"}], xuống dòng viết {\"xuong_dong\": true}; hoặc xóa dấu ấy";

    VB178 "phần của văn bản để trống"
        "Dữ liệu không có nội dung, nơi nhận, dòng Lưu hoặc nội dung của một phụ lục, là những phần mà loại văn bản ấy thường có."
        "bổ sung phần còn thiếu; cố ý để trống thì bỏ qua";

    VB179 "ghi hai lần"
        "Một nơi nhận, hoặc một nhiệm vụ cùng đơn vị chủ trì và thời hạn, có trong dữ liệu hơn một lần."
        "bỏ bớt một, hoặc sửa cho khác nhau";

    VB180 "bảng có quá 63 cột"
        "Word không mở được bảng có hơn 63 cột."
        "bỏ cột thừa, hoặc chia thành nhiều bảng";
}
