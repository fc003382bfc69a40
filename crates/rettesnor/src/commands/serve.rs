//! `serve`: the pages, and the case work (*sagsarbejde*) where there is a database, until somebody
//! stops it.

mod health;
mod log;
mod metrics;
mod work;

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use jiff::SignedDuration;
use office::Office;
use office::login::{Cost, Gate, Secret};
use office::users::FirstKey;
use standards::problem::Problem;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::FINE;
use crate::args::{Kept, Listening};
use crate::desk::{Desk, clock, today};
use crate::settings::{self, Flags, LogForm, Settings};
use crate::stop::{Result, Stop};
use crate::{files, kept};
use metrics::Figures;

/// How long requests and jobs that have begun may take to end.
const FAREWELL: Duration = Duration::from_secs(20);
const FIRST: &str = "/api/first-administrator";
const FIRST_LASTS: SignedDuration = SignedDuration::from_hours(1);

pub(super) fn serve(desk: &Desk<'_>, kept: &Kept, listening: &Listening) -> Result<u8> {
    let settings = settings::read(desk, &Flags { kept, listening: Some(listening) })?;
    // The folder may have been said elsewhere than on the command line.
    let found = match (&desk.args.catalogues, &settings.catalogues) {
        (None, Some(folder)) => Some(files::all(Some(folder))?),
        _ => None,
    };
    let files = &found.as_ref().unwrap_or(&desk.found).files;
    let shelf = web::engine::Shelf::open(files)?;
    let pages = web::router(Arc::new(shelf), today);
    let wanted = match settings.database {
        Some(_) => LogForm::Text,
        None => LogForm::None,
    };
    log::begin(settings.log.unwrap_or(wanted), settings.log_level);
    kept::runtime()?.block_on(async {
        match settings.database {
            None => only_pages(desk, &settings, pages).await,
            Some(_) => case_work(desk, &settings, files, pages).await,
        }
    })
}

/// Without a database nothing is kept, and there is nothing to keep it for.
async fn only_pages(desk: &Desk<'_>, settings: &Settings, pages: Router) -> Result<u8> {
    let figures = Arc::new(Figures::begun(clock().0));
    let pages = pages.layer(from_fn(log::route)).layer(from_fn_with_state(figures, log::request));
    let (listener, stop) = listen(desk, settings).await?;
    axum::serve(listener, pages).with_graceful_shutdown(stop).await?;
    Ok(FINE)
}

async fn case_work(
    desk: &Desk<'_>,
    settings: &Settings,
    files: &standards::library::Files,
    pages: Router,
) -> Result<u8> {
    let store = super::migrate::open_newest(desk, settings).await?;
    let office = super::office(store.clone(), files)?;
    let figures = Arc::new(Figures::begun(clock().0));
    let (tell, told) = watch::channel(false);
    let (first, secret) = first_key(&office).await?;
    let place = health::Place { office: office.clone(), figures: figures.clone() };
    let app = Router::new()
        .merge(health::router(place, settings))
        .merge(api(&office, settings, first).layer(from_fn(log::route)))
        .fallback_service(pages.layer(from_fn(log::route)))
        .layer(from_fn_with_state(figures.clone(), log::request));
    let (listener, stop) = listen(desk, settings).await?;
    if let Some(secret) = secret {
        let here = address(settings, listener.local_addr()?);
        let values = [("link", format!("{here}{FIRST}")), ("token", secret.text())];
        let values: Vec<_> = values.iter().map(|(name, it)| (*name, it.as_str())).collect();
        let told = desk.words.text_with("first-administrator", &values);
        writeln!(std::io::stderr().lock(), "{told}")?;
    }
    tracing::info!(database = store.kind(), "started");
    let every_minutes = settings.checkpoint_minutes;
    let jobs = work::Work { office, figures, every_minutes, has_watched: OnceLock::new() };
    let jobs = tokio::spawn(jobs.until(told.clone()));
    let served = until_stopped(listener, app, stop, tell).await;
    // What has begun is ended; what has not is in the queue for the next start.
    if tokio::time::timeout(FAREWELL, jobs).await.is_err() {
        tracing::warn!("a job was left to the next start");
    }
    store.close().await;
    tracing::info!("stopped");
    served?;
    Ok(FINE)
}

/// Serves until asked to stop, then lets what has begun end.
async fn until_stopped(
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()> + Send + 'static,
    tell: watch::Sender<bool>,
) -> std::io::Result<()> {
    let mut stopping = tell.subscribe();
    let asked = async move {
        stop.await;
        tracing::info!("asked to stop");
        // Nobody may be listening any more.
        let _ = tell.send(true);
    };
    let too_long = async move {
        let _ = stopping.wait_for(|it| *it).await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = axum::serve(listener, app).with_graceful_shutdown(asked).into_future() => served,
        () = too_long => {
            tracing::warn!("some requests did not end in time");
            Ok(())
        }
    }
}

/// A key for the first administrator, while nobody can log in; told once, and gone with the
/// program.
async fn first_key(office: &Office) -> Result<(FirstKey, Option<Secret>)> {
    if !office.store.users().await.map_err(kept::failed)?.is_empty() {
        return Ok((FirstKey::default(), None));
    }
    let secret = Secret::new(kept::chance()?);
    let until = clock().0 + FIRST_LASTS;
    Ok((FirstKey::new(&secret, until), Some(secret)))
}

fn api(office: &Office, settings: &Settings, first: FirstKey) -> Router {
    web::api::router(web::api::State {
        office: office.clone(),
        clock: Arc::new(clock),
        secrets: Arc::new(secret),
        gate: Arc::new(Gate::new(Cost::Real)),
        first: Arc::new(first),
        secure_cookies: settings.is_https() || !settings.address.is_loopback(),
        document_bytes: kept::opening(settings).document_bytes,
    })
}

#[expect(clippy::expect_used, reason = "without chance from the system nobody may log in")]
fn secret() -> Secret {
    Secret::new(kept::chance().expect("the system gives random bytes"))
}

/// How whoever reads the link gets here.
fn address(settings: &Settings, chosen: SocketAddr) -> String {
    settings.public_url.clone().unwrap_or_else(|| format!("http://{chosen}"))
}

async fn listen(
    desk: &Desk<'_>,
    settings: &Settings,
) -> Result<(TcpListener, impl Future<Output = ()> + use<>)> {
    let place = SocketAddr::new(settings.address, settings.port);
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
    Ok((listener, stop))
}

/// Ctrl-C, or the signal that a service is stopped with.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + use<>> {
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
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + use<>> {
    Ok(async {
        // Where it cannot be listened for, the pages stop with the program.
        let _ = tokio::signal::ctrl_c().await;
    })
}
