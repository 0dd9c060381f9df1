//! Progress sheets, reports, regimes.

super::codes! {
    VB700 "kế hoạch không có nhiệm vụ"
        "Phiếu tiến độ và báo cáo lập từ các nhiệm vụ của kế hoạch, mà dữ liệu không có nhiệm vụ nào."
        "thêm «nhiem_vu» vào dữ liệu, hoặc trỏ tới bảng bằng «tu_tep»";

    VB701 "chế độ báo cáo viết sai"
        "Tệp chế độ báo cáo sai cú pháp TOML, hoặc có khóa mà chương trình không biết."
        "sửa ở dòng được nêu; lấy một tệp của data/che-do làm mẫu";

    VB702 "kỳ báo cáo có ngày sai"
        "Một kỳ của chế độ báo cáo có ngày không đọc được, hoặc bắt đầu sau khi chốt."
        "ngày viết tháng-ngày như \"03-14\", «tu» không sau «den»; bắt đầu từ năm trước thì nam_tu = -1";

    VB703 "không có chế độ báo cáo"
        "Không có chế độ báo cáo nào, có sẵn hay ở --regime-dir, mang tên được nêu."
        "sửa tên theo gợi ý";

    VB704 "chế độ không có kỳ này"
        "Chế độ báo cáo có thật nhưng không có kỳ mang tên được nêu."
        "dùng một trong các kỳ được kể; báo cáo đột xuất thì --period dot-xuat";

    VB705 "một tên chỉ hai đơn vị"
        "Trong bảng tên đơn vị, một cách viết được ghi cho hai đơn vị, không biết dòng tiến độ là của ai."
        "bỏ tên đó ở một trong hai đơn vị";

    VB706 "đơn vị không có tên chính thức"
        "Một dòng của bảng tên đơn vị bỏ trống cột thứ nhất."
        "ghi tên chính thức, hoặc xóa dòng";

    VB707 "không biết kế hoạch của năm nào"
        "Trích yếu và ngày của kế hoạch không cho biết năm."
        "thêm --year, như --year 2025";

    VB708 "ngày ở --from, --to không dùng được"
        "Báo cáo đột xuất cần hai ngày đọc được, của các năm 1900–2999, ngày đầu không sau ngày cuối, không quá một năm."
        "ghi dạng 01/3/2025 hoặc 2025-03-01, kiểm tra thứ tự hai ngày";

    VB709 "không đọc được chế độ báo cáo"
        "Hệ thống không cho đọc thư mục hay tệp chế độ báo cáo."
        "nêu đúng thư mục ở --regime-dir, kiểm tra quyền đọc";

    VB710 "đơn vị chưa gửi báo cáo"
        "Không có dòng tiến độ nào của đơn vị chủ trì này; các nhiệm vụ của đơn vị được coi là chưa báo cáo."
        "đôn đốc đơn vị; nếu đã gửi dưới tên khác thì thêm tên ấy vào bảng tên đơn vị";

    VB711 "dòng tiến độ không ứng với nhiệm vụ nào"
        "Mã và nội dung của dòng không khớp nhiệm vụ nào của kế hoạch, nên dòng không được tính."
        "sửa mã nhiệm vụ; việc mới được giao thì thêm vào kế hoạch";

    VB712 "đơn vị báo cáo thiếu nhiệm vụ"
        "Đơn vị có gửi báo cáo nhưng để trống những nhiệm vụ được kể."
        "hỏi lại đơn vị về các nhiệm vụ ấy";

    VB713 "hai dòng nói khác nhau về một nhiệm vụ"
        "Hai dòng tiến độ của cùng kỳ ghi trạng thái hay ngày hoàn thành khác nhau; chương trình tạm lấy trạng thái \
         thấp hơn, ngày sau."
        "hỏi lại các đơn vị, sửa một trong hai dòng";

    VB714 "báo hoàn thành nhưng không có ngày"
        "Nhiệm vụ được báo hoàn thành mà không có ngày, nên không biết đúng hạn hay quá hạn."
        "hỏi ngày ban hành sản phẩm; chưa có ngày thì không tính là đúng hạn";

    VB715 "chưa xác định được thời hạn"
        "Thời gian ghi trong kế hoạch không cho ra một ngày cụ thể, như «theo yêu cầu» hay «quý sau»."
        "chốt thời hạn rồi thêm «han» vào nhiệm vụ, như \"han\": \"2026-03-31\"";

    VB716 "đơn vị không có trong bảng tên đơn vị"
        "Tên ghi trong tiến độ hay kế hoạch không có trong bảng tên đơn vị, nên được coi là một đơn vị riêng."
        "sửa theo tên được gợi ý, hoặc thêm tên vào bảng";

    VB717 "không hiểu trạng thái"
        "Trạng thái ghi trong dòng không phải cách nói nào chương trình biết."
        "dùng: Hoàn thành, Đang thực hiện, Chưa thực hiện, Thường xuyên, Tạm dừng";

    VB718 "ngày hoàn thành không đọc được"
        "Chữ ở cột ngày hoàn thành không phải một ngày, nên nhiệm vụ được coi là chưa có ngày."
        "ghi dạng 20/3/2026; lời giải thích chuyển sang cột ghi chú";

    VB719 "dòng tiến độ ứng với nhiều nhiệm vụ"
        "Mã hay nội dung của dòng khớp nhiều nhiệm vụ của kế hoạch, không biết là nhiệm vụ nào; dòng không được tính."
        "ghi mã đúng như trong kế hoạch; mã như 13.1 và 13.10 phải để dạng chữ trong Excel";

    VB720 "dòng có hai trạng thái"
        "Một dòng tiến độ đánh dấu hay ghi hai trạng thái; chương trình tạm lấy trạng thái thấp hơn."
        "chỉ đánh dấu một trạng thái";

    VB721 "thời gian còn có phần chưa dùng"
        "Thời gian của nhiệm vụ nêu nhiều hơn một mốc; thời hạn chỉ lấy theo phần đầu."
        "có mốc khác thì tách thành nhiệm vụ con";

    VB722 "báo tạm dừng mà chưa có văn bản"
        "Đơn vị báo tạm dừng hay không thực hiện, mà kế hoạch chưa ghi văn bản nào cho phép; nhiệm vụ vẫn tính theo \
         thời hạn."
        "có văn bản thì ghi vào «dieu_chinh» của nhiệm vụ trong kế hoạch";

    VB723 "nhiệm vụ thường xuyên chưa có kết quả trong kỳ"
        "Nhiệm vụ thường xuyên có được báo cáo nhưng không nêu kết quả nào trong kỳ."
        "hỏi đơn vị kết quả, hoặc để nguyên nếu kỳ này không phát sinh";

    VB724 "báo hoàn thành mà kết quả mới là trình"
        "Trạng thái ghi hoàn thành, nhưng kết quả chỉ nói đã trình hay tham mưu, chưa có sản phẩm ban hành; tạm coi là \
         đang thực hiện."
        "ghi số, ký hiệu, ngày của sản phẩm nếu đã ban hành";

    VB725 "không hiểu kỳ báo cáo"
        "Kỳ ghi trong dòng không đọc được, nên dòng tạm được coi là của kỳ này."
        "ghi kỳ như lời gợi ý";

    VB726 "không có cột nêu ở --swap-dates"
        "Không tệp tiến độ nào có cột mang chữ cái hay tên này."
        "ghi chữ cái của cột, như H, hoặc đúng tên cột";

    VB727 "bỏ qua tiến độ của kỳ sau"
        "Trong tiến độ có dòng của kỳ sau kỳ báo cáo; chúng không được tính."
        "không phải làm gì; muốn tính thì lập báo cáo của kỳ sau";

    VB728 "nhiệm vụ không có mã"
        "Phiếu vẫn lập được, nhưng khi trả về thì dòng chỉ nhận theo nội dung, dễ nhầm nếu đơn vị sửa chữ."
        "thêm «ma» cho từng nhiệm vụ trong kế hoạch";

    VB729 "kỳ trước báo hoàn thành, nay lại chưa"
        "Dòng của kỳ trước báo nhiệm vụ hoàn thành, dòng của kỳ sau lại báo chưa; chương trình tạm lấy theo kỳ sau."
        "hỏi lại đơn vị";

    VB730 "báo cáo trước đã hoàn thành, nay chưa"
        "So với báo cáo kỳ trước đã gửi, một nhiệm vụ từ hoàn thành thành chưa hoàn thành."
        "kiểm tra lại trước khi gửi; nếu báo cáo trước sai thì đính chính";

    VB731 "nhiệm vụ có ở báo cáo trước, nay không còn"
        "Một nhiệm vụ của báo cáo kỳ trước không có trong báo cáo này."
        "kiểm tra xem kế hoạch có bị bỏ sót hay đổi mã, đổi nội dung nhiệm vụ không";

    VB732 "lũy kế ít hơn báo cáo trước"
        "Số nhiệm vụ hoàn thành lũy kế giảm so với báo cáo kỳ trước của cùng năm."
        "kiểm tra lại tiến độ của các kỳ trước có được nêu đủ không";

    VB733 "báo cáo trước của năm khác"
        "Lũy kế tính trong một năm, nên không so với báo cáo của năm khác."
        "nêu báo cáo kỳ trước của cùng năm";

    VB734 "tệp không phải dữ liệu của một báo cáo"
        "Tệp nêu làm báo cáo trước không phải tệp dữ liệu do «vanban report» ghi."
        "nêu tệp mà «vanban report … --data-out» kỳ trước đã ghi";

    VB735 "--from và --to chỉ dùng cho báo cáo đột xuất"
        "Kỳ của chế độ báo cáo có ngày đã định; chỉ --period dot-xuat cần hai ngày."
        "bỏ hai tùy chọn này, hoặc đổi thành --period dot-xuat";

    VB736 "mã và nội dung chỉ hai nhiệm vụ khác nhau"
        "Mã của dòng tiến độ là của một nhiệm vụ, nội dung là của nhiệm vụ khác; dòng được tính theo mã."
        "sửa mã hoặc nội dung của dòng";

    VB740 "còn chỗ phải điền"
        "Văn bản còn chỗ tô vàng mà người soạn phải điền."
        "điền ở chỗ được nêu trong dữ liệu rồi tạo lại";

    VB741 "ngày nghỉ của năm chưa rõ"
        "Hạn tính theo ngày làm việc đi qua một năm chưa có lịch nghỉ, hoặc qua những ngày nghỉ lễ, tết chưa có thông báo."
        "đối chiếu với thông báo ngày nghỉ của năm ấy, rồi ghi thời hạn đã chốt";
}
