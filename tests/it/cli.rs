//! The program as a user runs it: exit codes, streams, files.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use insta::assert_snapshot;
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/ke-hoach-2024.json");

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    stdout(output)
}

#[track_caller]
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{}{}", stdout(output), stderr(output));
    assert_eq!(stdout(output), "");
    stderr(output)
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn without_a_place_the_file_goes_to_output() {
    let folder = TempDir::new().unwrap();
    let printed = done(&vanban(folder.path(), &["render", SAMPLE]));
    assert_eq!(printed.replace('\\', "/"), "output/ke-hoach-2024.docx\n");
    assert_eq!(entries(&folder.path().join("output")), ["ke-hoach-2024.docx"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    done(&vanban(folder.path(), &["render", SAMPLE, "-o", "mot.docx"]));
    done(&vanban(folder.path(), &["tao", SAMPLE, "-o", "hai.docx"]));
    assert_eq!(fs::read(folder.path().join("mot.docx")).unwrap(), fs::read(folder.path().join("hai.docx")).unwrap());
}

#[test]
fn our_own_untouched_file_is_replaced_any_other_is_not() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a.docx");
    done(&vanban(folder.path(), &["render", SAMPLE, "-o", "a.docx"]));
    let first = fs::read(&file).unwrap();
    done(&vanban(folder.path(), &["render", SAMPLE, "-o", "a.docx", "--set", "so=15"]));
    assert_ne!(fs::read(&file).unwrap(), first);
    fs::write(&file, "của người khác").unwrap();
    let said = refused(&vanban(folder.path(), &["render", SAMPLE, "-o", "a.docx"]));
    assert!(said.contains("--force"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), "của người khác".as_bytes());
    done(&vanban(folder.path(), &["render", SAMPLE, "-o", "a.docx", "--force"]));
    assert_eq!(entries(folder.path()), ["a.docx"]);
}

#[test]
fn bad_data_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("sai.json"), "{\n  \"loai\": \"ke-hoach\",\n  \"trich_yue\": \"x\"\n}\n").unwrap();
    let said = refused(&vanban(folder.path(), &["render", "sai.json"]));
    assert!(said.contains("sai.json:3:3") && said.contains("trich_yeu"), "{said}");
    assert_eq!(entries(folder.path()), ["sai.json"]);
}

#[test]
fn a_wrong_command_line_is_explained_in_vietnamese() {
    let folder = TempDir::new().unwrap();
    assert_snapshot!(refused(&vanban(folder.path(), &["rende"])), @"
    lỗi: không có lệnh «rende»
      cách sửa: có phải «render»?
      xem cách dùng: vanban --help, vanban LỆNH --help
    ");
    assert_snapshot!(refused(&vanban(folder.path(), &["render"])), @"
    lỗi: thiếu <TỆP>
      xem cách dùng: vanban --help, vanban LỆNH --help
    ");
    assert_snapshot!(refused(&vanban(folder.path(), &["render", "a.json", "--ouput", "b"])), @"
    lỗi: không có tùy chọn «--ouput»
      cách sửa: có phải «--output»?
      xem cách dùng: vanban --help, vanban LỆNH --help
    ");
    assert_snapshot!(refused(&vanban(folder.path(), &["render", "a.json", "--size-set", "c"])), @"
    lỗi: «--size-set <BỘ>» không nhận giá trị «c»
      các giá trị dùng được: a, b, auto
      xem cách dùng: vanban --help, vanban LỆNH --help
    ");
    assert_snapshot!(refused(&vanban(folder.path(), &["render", "a.json", "--set", "so"])), @"
    lỗi: «--set <TRƯỜNG=GIÁ TRỊ>» không nhận giá trị «so»: cần dạng TRƯỜNG=GIÁ TRỊ, như so=15
      xem cách dùng: vanban --help, vanban LỆNH --help
    ");
    assert_snapshot!(refused(&vanban(folder.path(), &[])), @"
    lỗi: thiếu lệnh
      xem cách dùng: vanban --help, vanban LỆNH --help
    ");
}

#[cfg(feature = "xlsx")]
#[test]
fn help_is_vietnamese_to_the_last_word() {
    let folder = TempDir::new().unwrap();
    assert_snapshot!(done(&vanban(folder.path(), &["--help"])), @"
    Văn bản hành chính theo Nghị định 30/2020/NĐ-CP: từ dữ liệu kế hoạch ra tệp DOCX

    Cách dùng: vanban [TÙY CHỌN] <LỆNH>

    Lệnh:
      render       Tạo văn bản DOCX từ một tệp dữ liệu (hay: tao)
      report       Tạo dự thảo báo cáo từ kế hoạch và tiến độ các đơn vị gửi về (hay: bao-cao)
      progress     Tạo phiếu tiến độ (XLSX) cho từng đơn vị chủ trì (hay: phieu)
      batch        Tạo nhiều văn bản một lần: nhiều tệp dữ liệu, hoặc một kế hoạch mẫu và một bảng cơ
                   quan (hay: hang-loat)
      next-year    Chuyển dữ liệu kế hoạch sang năm sau, nêu mọi chỗ đã đổi và mọi chỗ phải quyết (hay:
                   nam-sau)
      check        Kiểm tra thể thức tệp DOCX theo Nghị định 30 (hay: kiem-tra)
      rule         Giải thích một quy tắc kiểm tra, như ND101 hoặc V01, hay một mã lỗi, như VB107 (hay:
                   quy-tac)
      init         Mở một thư mục mới có dữ liệu mẫu, lược đồ và cấu hình (hay: khoi-tao)
      template     Xem hoặc lấy ra các mẫu (template) (hay: mau)
      schema       In lược đồ JSON (JSON Schema) của tệp dữ liệu (hay: luoc-do)
      completions  In tệp gợi ý lệnh cho shell

    Tùy chọn:
          --color <KHI>   Khi nào tô màu: auto, always, never
          --trust-folder  Dùng cả vanban.toml và thư mục templates của người dùng khác (hay
                          --tin-thu-muc)
      -h, --help          In hướng dẫn
      -V, --version       In phiên bản

    Ví dụ:
      vanban init ke-hoach-moi
      vanban render ke-hoach-moi/ke-hoach.json
      vanban render --help

    Mã thoát: 0 xong; 1 xong nhưng có lỗi; 2 không làm được.
    ");
    assert_snapshot!(done(&vanban(folder.path(), &["render", "--help"])), @r#"
    Tạo văn bản DOCX từ một tệp dữ liệu (hay: tao)

    Cách dùng: vanban render [TÙY CHỌN] <TỆP>

    Tham số:
      <TỆP>  Tệp dữ liệu JSON; `-` đọc từ đầu vào chuẩn

    Tùy chọn:
      -o, --output <NƠI GHI>        Tệp .docx hoặc thư mục (đã có, hoặc kết thúc bằng `/`); không nêu
                                    thì ghi vào output/; `-` ghi ra đầu ra chuẩn (hay --ra)
          --set <TRƯỜNG=GIÁ TRỊ>    Đặt lại một trường của dữ liệu, như so=15 hoặc ky.ho_ten="Nguyễn Văn
                                    A"; dùng được nhiều lần (hay --dat)
          --template <TỆP>          Dùng tệp mẫu này thay cho mẫu của loại văn bản (hay --mau)
          --template-dir <THƯ MỤC>  Thư mục mẫu riêng; mẫu trùng tên thay cho mẫu có sẵn (hay
                                    --thu-muc-mau)
          --size-set <BỘ>           Bộ cỡ chữ: a (Quốc hiệu 13), b (Quốc hiệu 12), auto (a nếu vừa dòng,
                                    không thì b) (hay --co-chu)
          --force                   Ghi đè tệp đã có (hay --ghi-de)
          --convert                 Chuyển chữ ở bảng mã cũ (TCVN3, VNI, Windows-1258 …) sang Unicode
                                    (hay --chuyen-ma)
          --swap-dates <CỘT>        Cột ngày của bảng nhiệm vụ bị đảo ngày và tháng: tên cột hoặc chữ
                                    cái; dùng được nhiều lần (hay --dao-ngay)
          --format <DẠNG>           Dạng tệp kết quả: docx (hay --dang)
          --keep-rendered           Ghi thêm tệp XML mà mẫu tạo ra, cạnh tệp DOCX (hay --giu-xml)
          --color <KHI>             Khi nào tô màu: auto, always, never
          --trust-folder            Dùng cả vanban.toml và thư mục templates của người dùng khác (hay
                                    --tin-thu-muc)
      -h, --help                    In hướng dẫn

    Ví dụ:
      vanban render data/ke-hoach-2024.json
      vanban render ke-hoach.json -o ban-hanh/ --set so=15 --set ngay=2024-01-20
      vanban render ke-hoach.json -o ke-hoach.docx --size-set b --force
      vanban render - -o ke-hoach.docx < ke-hoach.json
    "#);
    for page in [&["init", "--help"][..], &["template", "--help"], &["template", "export", "--help"]] {
        let help = done(&vanban(folder.path(), page));
        for word in ["Usage", "Options", "Arguments", "OPTIONS", "default", "possible", "alias", "Print"] {
            assert!(!help.contains(word), "{word} in:\n{help}");
        }
    }
}

#[test]
fn a_new_folder_renders_at_once() {
    let folder = TempDir::new().unwrap();
    done(&vanban(folder.path(), &["init", "moi"]));
    assert_eq!(entries(&folder.path().join("moi")), ["ke-hoach.json", "vanban.schema.json", "vanban.toml"]);
    done(&vanban(folder.path(), &["init", "moi"]));
    fs::write(folder.path().join("moi/ke-hoach.json"), "{}").unwrap();
    refused(&vanban(folder.path(), &["init", "moi"]));
    assert_eq!(fs::read(folder.path().join("moi/ke-hoach.json")).unwrap(), b"{}");
    done(&vanban(folder.path(), &["init", "moi", "--force"]));
    done(&vanban(folder.path(), &["render", "moi/ke-hoach.json"]));
    assert_eq!(entries(&folder.path().join("output")), ["ke-hoach.docx"]);
}

#[test]
fn data_comes_from_standard_input_too() {
    let folder = TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["render", "-", "-o", "-"])
        .current_dir(folder.path())
        .stdin(fs::File::open(SAMPLE).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"PK"));
}

#[test]
fn settings_choose_the_size_set_and_wrong_ones_are_named() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("ke-hoach.json");
    fs::copy(SAMPLE, &data).unwrap();
    fs::write(folder.path().join("vanban.toml"), "co_chu = \"a\"\n").unwrap();
    done(&vanban(folder.path(), &["render", "ke-hoach.json", "-o", "a.docx"]));
    done(&vanban(folder.path(), &["render", "ke-hoach.json", "-o", "b.docx", "--co-chu", "B"]));
    assert_ne!(fs::read(folder.path().join("a.docx")).unwrap(), fs::read(folder.path().join("b.docx")).unwrap());
    fs::write(folder.path().join("vanban.toml"), "# cấu hình\nco_chi = \"a\"\n").unwrap();
    let said = refused(&vanban(folder.path(), &["render", "ke-hoach.json", "-o", "c.docx"]));
    assert!(said.contains("vanban.toml:2:1"), "{said}");
}

#[test]
fn faults_found_in_the_template_show_the_line_of_the_data() {
    let folder = TempDir::new().unwrap();
    let data = fs::read_to_string(SAMPLE).unwrap().replacen(
        "\"Tăng cường sự tham gia",
        "{\"tham_chieu\": \"khong-co\"}, \"Tăng cường sự tham gia",
        1,
    );
    let data = data.replacen("{\"tham_chieu\": \"khong-co\"}, ", "[{\"tham_chieu\": \"khong-co\"}], ", 1);
    fs::write(folder.path().join("a.json"), data).unwrap();
    let said = refused(&vanban(folder.path(), &["render", "a.json"]));
    assert!(said.contains("--> a.json:") && said.contains("khong-co"), "{said}");
    assert_eq!(entries(folder.path()), ["a.json"]);
}

#[test]
fn a_file_of_templates_fills_its_own_strings() {
    let folder = TempDir::new().unwrap();
    let data = fs::read_to_string(SAMPLE).unwrap().replacen("\"loai\"", "\"la_mau\": true, \"loai\"", 1);
    let data = data.replacen("năm 2024 của Sở, cụ thể", "năm {{ nam }} của {{ co_quan }} {{ \\\"{{\\\" }}, cụ thể", 1);
    fs::write(folder.path().join("a.json"), data).unwrap();
    done(&vanban(folder.path(), &["render", "a.json", "-o", "a.docx"]));
    let text = crate::pipeline::paragraphs(&fs::read(folder.path().join("a.docx")).unwrap()).join("\n");
    assert!(text.contains("năm 2024 của Sở Khoa học và Công nghệ {{, cụ thể"), "{text}");
}

#[test]
fn a_format_is_taken_by_its_name() {
    let folder = TempDir::new().unwrap();
    for command in ["render", "batch"] {
        done(&vanban(folder.path(), &[command, SAMPLE, "--format", "docx", "-o", &format!("{command}/")]));
        assert_eq!(entries(&folder.path().join(command)).iter().filter(|name| name.contains(".docx")).count(), 1);
        let said = refused(&vanban(folder.path(), &[command, SAMPLE, "--dang", "odt"]));
        assert!(said.contains("odt") && said.contains("docx"), "{said}");
    }
}

/// A result that could not be written is no success.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told() {
    for arguments in [&["schema"][..], &["rule"], &["completions", "bash"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains("VB521"), "{arguments:?} {}", stderr(&output));
    }
}

#[test]
fn tasks_come_from_a_table_beside_the_data() {
    let folder = TempDir::new().unwrap();
    let mut data: serde_json::Value = serde_json::from_str(&fs::read_to_string(SAMPLE).unwrap()).unwrap();
    data["nhiem_vu"] = serde_json::json!({"tu_tep": "bang.csv"});
    fs::create_dir(folder.path().join("kh")).unwrap();
    fs::write(folder.path().join("kh/a.json"), data.to_string()).unwrap();
    fs::write(folder.path().join("kh/bang.csv"), "STT;Nhiệm vụ;Chủ trì;Thời hạn\n1;Rà soát thủ tục;VP;Quý I\n")
        .unwrap();
    let output = vanban(folder.path(), &["render", "kh/a.json", "-o", "a.docx"]);
    done(&output);
    assert!(stderr(&output).contains("B «Nhiệm vụ» → noi_dung"), "{}", stderr(&output));
    let text = crate::pipeline::paragraphs(&fs::read(folder.path().join("a.docx")).unwrap()).join("\n");
    assert!(text.contains("Rà soát thủ tục"));
    fs::remove_file(folder.path().join("kh/bang.csv")).unwrap();
    assert!(refused(&vanban(folder.path(), &["render", "kh/a.json", "-o", "b.docx"])).contains("bang.csv"));
}

#[test]
fn a_template_of_the_user_takes_the_place_of_the_built_in() {
    let folder = TempDir::new().unwrap();
    done(&vanban(folder.path(), &["template", "export", "part/noi-nhan.xml", "-o", "templates"]));
    let piece = folder.path().join("templates/part/noi-nhan.xml");
    let text = fs::read_to_string(&piece).unwrap();
    fs::write(&piece, text.replacen("<noi-nhan>", "<noi-nhan><noi>Công báo</noi>", 1)).unwrap();
    fs::write(folder.path().join("vanban.toml"), "").unwrap();
    fs::copy(SAMPLE, folder.path().join("a.json")).unwrap();
    done(&vanban(folder.path(), &["render", "a.json", "-o", "a.docx", "--keep-rendered"]));
    assert!(fs::read_to_string(folder.path().join("a.xml")).unwrap().contains("Công báo"));
    let text = crate::pipeline::paragraphs(&fs::read(folder.path().join("a.docx")).unwrap()).join("\n");
    assert!(text.contains("- Công báo;"), "{text}");
    fs::write(&piece, "<noi-nhan>{{ khong_co }}</noi-nhan>").unwrap();
    let said = refused(&vanban(folder.path(), &["render", "a.json", "-o", "b.docx"]));
    assert!(said.contains("noi-nhan.xml") && said.contains("khong_co"), "{said}");
}
