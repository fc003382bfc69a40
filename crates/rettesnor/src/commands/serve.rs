//! `serve`: the pages on this machine (*hjemmeside*), until somebody stops it.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};

use standards::problem::Problem;
use tokio::net::TcpListener;

use super::FINE;
use crate::desk::{Desk, today};
use crate::files;
use crate::stop::{Result, Stop};

pub(super) fn serve(desk: &Desk<'_>, address: IpAddr, port: u16) -> Result<u8> {
    let shelf = web::engine::Shelf::open(&desk.found.files)?;
    let pages = web::router(std::sync::Arc::new(shelf), today);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(desk, SocketAddr::new(address, port), pages))
}

async fn listen(desk: &Desk<'_>, place: SocketAddr, pages: axum::Router) -> Result<u8> {
    let taken = |error: std::io::Error| {
        let problem = Problem::new("port-taken").with("place", place);
        Stop::typed(problem.with("reason", files::reason(&error)))
    };
    let listener = TcpListener::bind(place).await.map_err(taken)?;
    let chosen = listener.local_addr()?;
    // Listened for before the address is told: whoever reads it may stop us at once.
    let stop = asked_to_stop()?;
    desk.give_text(&format!("http://{chosen}/\n"))?;
    writeln!(std::io::stderr().lock(), "{}", desk.words.text("serve-stop"))?;
    axum::serve(listener, pages).with_graceful_shutdown(stop).await?;
    Ok(FINE)
}

/// Ctrl-C, or the signal that a service is stopped with.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => (),
            _ = terminated.recv() => (),
        }
    })
}

/// Ctrl-C.
#[cfg(not(unix))]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where it cannot be listened for, the pages stop with the program.
        let _ = tokio::signal::ctrl_c().await;
    })
}
