//! Says in one sentence what is missing, before `rust-embed` says it in its own way.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=assets/generated.stamp");
    println!("cargo::rerun-if-changed=templates");
    if !Path::new("assets/generated.stamp").exists() {
        println!(
            "cargo::error=the pages' stylesheets and fonts are not made yet: run `make assets` \
             (it needs Node and npm), then build again"
        );
    }
}
