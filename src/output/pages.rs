//! The pages of a table's Parquet file, unpacked with one decompressor for many columns.
//!
//! The reader of the library makes a compressor and a decompressor for each column of each row
//! group. With row groups as small as ours, making them takes longer than unpacking the pages; so
//! it is told that nothing is packed, and the pages are unpacked on their way to it.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use parquet::arrow::arrow_reader::RowGroups;
use parquet::basic::Compression;
use parquet::column::page::{Page, PageIterator, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::serialized_reader::SerializedPageReader;
use zstd::bulk::Decompressor;
use zstd::zstd_safe::get_frame_content_size;

use crate::output::stretch::Stretch;

/// The most bytes that a page may have: the reader's own lengths are not larger.
const LARGEST: u64 = i32::MAX as u64;

/// Some row groups of a table, whose bytes are in memory.
pub(super) struct Pages<'m> {
    about: &'m ParquetMetaData,
    row_groups: &'m [RowGroupMetaData],
    bytes: Arc<Stretch>,
    unpacking: Unpacking,
}

/// The decompressor that all columns share. It goes from thread to thread if the reader does.
type Unpacking = Arc<Mutex<Decompressor<'static>>>;

impl<'m> Pages<'m> {
    /// The row groups `row_groups` of the file that `about` describes, which lie in `bytes`.
    pub(super) fn new(
        about: &'m ParquetMetaData,
        row_groups: &'m [RowGroupMetaData],
        bytes: Stretch,
    ) -> Result<Self> {
        let unpacking = Decompressor::new().map_err(|error| ParquetError::External(Box::new(error)))?;
        Ok(Pages { about, row_groups, bytes: Arc::new(bytes), unpacking: Arc::new(Mutex::new(unpacking)) })
    }
}

impl RowGroups for Pages<'_> {
    fn num_rows(&self) -> usize {
        self.row_groups.iter().map(|row_group| usize::try_from(row_group.num_rows()).unwrap_or(0)).sum()
    }

    fn column_chunks(&self, column: usize) -> Result<Box<dyn PageIterator>> {
        let of_row_group = |row_group: &RowGroupMetaData| {
            let rows = usize::try_from(row_group.num_rows()).unwrap_or(0);
            self.pages(row_group.column(column), rows)
        };
        let chunks: Vec<_> = self.row_groups.iter().map(of_row_group).collect();
        Ok(Box::new(Chunks(chunks.into_iter())))
    }

    fn row_groups(&self) -> Box<dyn Iterator<Item = &RowGroupMetaData> + '_> {
        Box::new(self.row_groups.iter())
    }

    fn metadata(&self) -> &ParquetMetaData {
        self.about
    }
}

impl Pages<'_> {
    /// The pages of one column of one row group, which has so many rows.
    fn pages(&self, column: &ColumnChunkMetaData, rows: usize) -> Result<Box<dyn PageReader>> {
        if !matches!(column.compression(), Compression::ZSTD(_)) {
            return Ok(Box::new(SerializedPageReader::new(Arc::clone(&self.bytes), column, rows, None)?));
        }
        let unpacked = column.clone().into_builder().set_compression(Compression::UNCOMPRESSED).build()?;
        Ok(Box::new(Unpacked {
            pages: SerializedPageReader::new(Arc::clone(&self.bytes), &unpacked, rows, None)?,
            unpacking: Arc::clone(&self.unpacking),
        }))
    }
}

/// One column, row group after row group.
struct Chunks(std::vec::IntoIter<Result<Box<dyn PageReader>>>);

impl Iterator for Chunks {
    type Item = Result<Box<dyn PageReader>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

impl PageIterator for Chunks {}

/// Pages that are unpacked as they come.
struct Unpacked {
    pages: SerializedPageReader<Stretch>,
    unpacking: Unpacking,
}

impl Unpacked {
    fn unpack(&self, packed: &[u8]) -> Result<Bytes> {
        if packed.is_empty() {
            return Ok(Bytes::new());
        }
        let failed = || ParquetError::General("a page cannot be unpacked".to_owned());
        let size = get_frame_content_size(packed).ok().flatten().filter(|size| *size <= LARGEST);
        let size = size.and_then(|size| usize::try_from(size).ok()).ok_or_else(failed)?;
        // A panic elsewhere leaves nothing in a decompressor that the next page could hear of.
        let mut unpacking = self.unpacking.lock().unwrap_or_else(PoisonError::into_inner);
        unpacking.decompress(packed, size).map(Bytes::from).map_err(|_| failed())
    }
}

impl PageReader for Unpacked {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let Some(mut page) = self.pages.get_next_page()? else { return Ok(None) };
        match &mut page {
            Page::DataPage { buf, .. } | Page::DictionaryPage { buf, .. } => *buf = self.unpack(buf)?,
            Page::DataPageV2 { buf, is_compressed, def_levels_byte_len, rep_levels_byte_len, .. } => {
                // What tells of missing values stands in front and is never packed.
                let levels = (*def_levels_byte_len as usize).saturating_add(*rep_levels_byte_len as usize);
                if std::mem::take(is_compressed) && levels < buf.len() {
                    *buf = [&buf[..levels], &self.unpack(&buf[levels..])?].concat().into();
                }
            }
        }
        Ok(Some(page))
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

impl Iterator for Unpacked {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}
