use super::*;

fn read(file: &str, environment: &[(&str, &str)], flags: &[(Key, &str)]) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("vitrine.toml"), file).unwrap();
    let data = folder.path().display().to_string();
    let flags = flags
        .iter()
        .map(|(key, text)| (*key, (*text).to_owned()))
        .chain([(Key::Data, data.clone())]);
    let environment = environment
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Config::read(flags.collect(), environment.collect())
        .map_err(|error| error.to_string().replace(&data, "DATA"))
}

#[test]
fn a_later_source_beats_an_earlier_one_and_each_value_knows_its_source() {
    let config = read(
        "listen = \"127.0.0.1:1\"\nlog_format = \"json\"\nmax_connections = 7",
        &[
            ("VITRINE_LISTEN", "127.0.0.1:2"),
            ("VITRINE_PORT", "tcp://not-ours"),
        ],
        &[(Key::Listen, "127.0.0.1:3")],
    )
    .unwrap();
    assert_eq!(config.listen.port(), 3);
    assert_eq!(config.log_format, LogFormat::Json);
    assert_eq!(config.max_connections, 7);
    let source = |key| {
        config
            .given()
            .iter()
            .find(|given| given.key == key)
            .unwrap()
            .source
            .clone()
    };
    assert_eq!(source(Key::Listen), Source::Flag);
    assert!(matches!(source(Key::LogFormat), Source::File(_)));
    assert_eq!(source(Key::Workers), Source::Default);
}

#[test]
fn what_makes_no_sense_is_one_line_that_says_where() {
    let complaint = |file: &str| read(file, &[], &[]).unwrap_err();
    let complaints: Vec<String> = [
        "lisen = \"127.0.0.1:1\"",
        "listen = \"here\"",
        "listen = \"127.0.0.1:1\"\nlisten = \"127.0.0.1:2\"",
        "listen = ",
        "listen = true",
        "trusted_proxies = [\"10.0.0.0/40\"]",
        "log_format = \"xml\"",
        "database_url = \"mysql://root:secret@db\"",
        "blob_url = \"s3://bucket\"",
        "listen = \"0.0.0.0:80\"",
        "public_url = \"http://media.example.org\"",
        "data = \"elsewhere\"",
        "max_connections = 0",
        "max_connections = -1",
        "metrics_token = \"short\"",
    ]
    .into_iter()
    .map(complaint)
    .collect();
    assert!(
        complaints.iter().all(|line| !line.contains('\n')),
        "{complaints:#?}"
    );
    insta::assert_snapshot!(complaints.join("\n"), @r#"
    DATA/vitrine.toml: `lisen` is not a setting; `vitrine config` prints those there are
    DATA/vitrine.toml: `listen` is `here`, not an address and a port, such as 127.0.0.1:8080
    DATA/vitrine.toml: line 2: duplicate key
    DATA/vitrine.toml: line 1: string values must be quoted, expected literal string
    DATA/vitrine.toml: `listen` is neither a text, a number nor a list of texts
    DATA/vitrine.toml: `trusted_proxies` names `10.0.0.0/40`, which is neither an address nor a network such as 10.0.0.0/8
    DATA/vitrine.toml: `log_format` is `xml`, not `text` or `json`
    DATA/vitrine.toml: `database_url` begins neither with `sqlite:` nor with `postgres://`
    DATA/vitrine.toml: `blob_url` does not begin with `file:` and name a folder
    `listen` is 0.0.0.0:80, which others can reach: set `public_url` to the address that people will type
    `public_url` is http://media.example.org: plain http is taken for this machine alone; put a proxy with TLS before it and use https
    DATA/vitrine.toml: `data` can't be set in the data folder's own file; use --data, VITRINE_DATA or --config
    `max_connections` is 0: it has to be at least 1
    DATA/vitrine.toml: `max_connections` is `-1`, not a number
    DATA/vitrine.toml: `metrics_token` has fewer than 16 characters
    "#);
}

#[test]
fn a_secret_is_never_shown() {
    let config = read(
        "metrics_token = \"0123456789abcdef\"\ndatabase_url = \"postgres://vitrine:hunter2@db/vitrine?password=hunter3\"",
        &[],
        &[],
    )
    .unwrap();
    let shown = format!("{:?}", config.given());
    assert!(
        !shown.contains("hunter") && !shown.contains("0123456789abcdef"),
        "{shown}"
    );
    assert!(shown.contains("postgres://vitrine:***@db/vitrine"), "{shown}");
}

#[test]
fn the_address_of_links_follows_where_it_listens_unless_it_is_set() {
    let at = "127.0.0.1:4711".parse().unwrap();
    assert_eq!(
        read("", &[], &[]).unwrap().public_url_at(at).to_string(),
        "http://127.0.0.1:4711"
    );
    let set = read("public_url = \"https://media.example.org\"", &[], &[]).unwrap();
    assert_eq!(set.public_url_at(at).to_string(), "https://media.example.org");
}

#[test]
fn every_setting_stands_in_the_documentation() {
    let text = include_str!("../../../../docs/configuration.md");
    for key in Key::ALL {
        assert!(text.contains(&format!("| `{}` |", key.word())), "{}", key.word());
    }
}

#[test]
fn a_setting_has_the_same_word_everywhere() {
    for key in Key::ALL {
        assert_eq!(key.variable(), format!("VITRINE_{}", key.word().to_uppercase()));
    }
}
