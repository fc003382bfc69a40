//! Serves the pages over the made-up catalogue of the tests: `cargo run --example sample_pages`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::sync::Arc;

use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "0".to_owned());
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    let mut out = std::io::stdout();
    std::io::Write::write_all(
        &mut out,
        format!("http://{}/\n", listener.local_addr()?).as_bytes(),
    )?;
    let today = || jiff::civil::date(2026, 11, 25);
    axum::serve(listener, web::router(Arc::new(samples::Samples), today)).await
}
