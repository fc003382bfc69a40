//! `serve`: the pages on this machine (*hjemmeside*), until somebody stops it.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};

use standards::problem::Problem;
use tokio::net::TcpListener;
use tokio::signal;

use super::FINE;
use crate::desk::Desk;
use crate::stop::{Result, Stop};

pub(super) fn serve(desk: &Desk<'_>, address: IpAddr, port: u16) -> Result<u8> {
    let shelf = web::engine::Shelf::open(&desk.found.files)?;
    let pages = web::router(std::sync::Arc::new(shelf), || jiff::ZonedDateTime::now().date());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(desk, SocketAddr::new(address, port), pages))
}

async fn listen(desk: &Desk<'_>, place: SocketAddr, pages: axum::Router) -> Result<u8> {
    let taken = |error: std::io::Error| {
        let problem = Problem::new("port-taken").with("place", place);
        Stop::typed(problem.with("reason", error.kind()))
    };
    let listener = TcpListener::bind(place).await.map_err(taken)?;
    let chosen = listener.local_addr()?;
    desk.give_text(&format!("http://{chosen}/\n"))?;
    writeln!(std::io::stderr().lock(), "{}", desk.words.text("serve-stop"))?;
    axum::serve(listener, pages).with_graceful_shutdown(asked_to_stop()).await?;
    Ok(FINE)
}

/// Ctrl-C, or the signal that a service is stopped with.
async fn asked_to_stop() {
    let interrupted = signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
            // Without the second signal the first still works.
            let _ = interrupted.await;
            return;
        };
        tokio::select! {
            _ = interrupted => (),
            _ = terminated.recv() => (),
        }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
