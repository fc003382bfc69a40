//! Temporary: serves a folder of catalogues.
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { add(files, root, &path) } else if path.extension().is_some_and(|it| it == "toml") {
            files.insert(path.strip_prefix(root).unwrap().display().to_string(), std::fs::read_to_string(&path).unwrap());
        }
    }
}
#[tokio::main]
async fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap();
    let port = std::env::args().nth(2).unwrap_or_else(|| "0".to_owned());
    let mut files = BTreeMap::new();
    add(&mut files, Path::new(&folder), Path::new(&folder));
    let shelf = match web::engine::Shelf::open(&standards::library::Files(files)) { Ok(it) => it, Err(e) => { for it in e.iter().take(20) { eprintln!("{} {:?}", it.file, it.problem); } std::process::exit(2) } };
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("http://{}/", listener.local_addr()?);
    axum::serve(listener, web::router(Arc::new(shelf), || jiff::civil::date(2026, 11, 25))).await
}
