//! Room on the disk (*diskplads*).

use std::path::Path;

/// With less a database cannot be trusted to write what it must.
pub(crate) const TOO_LITTLE: u64 = 200 * 1024 * 1024;

/// Free bytes where a file is; none where the system does not tell.
#[cfg(unix)]
pub(crate) fn free_bytes(file: &Path) -> Option<u64> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let about = rustix::fs::statvfs(folder).ok()?;
    Some(about.f_bavail * about.f_frsize)
}

#[cfg(not(unix))]
pub(crate) fn free_bytes(_file: &Path) -> Option<u64> {
    None
}
