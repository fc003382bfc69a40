//! `schema`: the JSON Schema of a kind of file (*skema*), written from the types, so that an editor
//! completes and checks the files.

use standards::format::{
    CatalogueFile, ExamplesFile, NationalFile, RatesFile, Standard, VocabularyFile,
};
use standards::library::schema as of;
use standards::search::SearchWordsFile;

use super::FINE;
use crate::args::SchemaFile;
use crate::desk::Desk;
use crate::stop::Result;

pub(super) fn schema(desk: &Desk<'_>, file: SchemaFile) -> Result<u8> {
    let schema = match file {
        SchemaFile::Standard => of::<Standard>(),
        SchemaFile::Katalog => of::<CatalogueFile>(),
        SchemaFile::Takster => of::<RatesFile>(),
        SchemaFile::Fakta => of::<VocabularyFile>(),
        SchemaFile::National => of::<NationalFile>(),
        SchemaFile::Eksempler => of::<ExamplesFile>(),
        SchemaFile::Soegeord => of::<SearchWordsFile>(),
    };
    desk.give_json(&schema)?;
    Ok(FINE)
}
