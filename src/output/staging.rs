//! The folder in which a dataset is made, and the moment in which it takes the old one's place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use crate::error::{Error, Result};
use crate::output::file::{sync_file, write_error};
use crate::output::{datapackage, manifest};
use crate::schema::TABLES;

/// A folder beside the one that is wanted; removed again unless it is swapped in.
pub(super) struct Staging {
    /// Where the dataset is to be.
    target: PathBuf,
    /// Where it is made: beside the target, so that a rename suffices.
    folder: PathBuf,
}

impl Staging {
    /// Makes the folder, after checking that the target may be replaced.
    ///
    /// # Errors
    /// Where the target holds files and no dataset of sayso's (unless `force`), or is a file, or
    /// where the folder cannot be made.
    pub(super) fn create(target: &Path, force: bool) -> Result<Self> {
        // A link is followed, so that it still leads to the dataset afterwards.
        let target = match target.canonicalize() {
            Ok(target) => target,
            Err(_) => std::path::absolute(target).map_err(|error| write_error(target, &error))?,
        };
        check_replaceable(&target, force)?;
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(Error::new("is no place for a dataset")
                .at(&target)
                .cure("Name a folder below it with --out."));
        };
        fs::create_dir_all(parent).map_err(|error| write_error(parent, &error))?;
        let prefix = format!(".{}.sayso-", name.to_string_lossy());
        remove_remains(parent, &prefix, &target);
        let folder = parent.join(format!("{prefix}{}", std::process::id()));
        fs::create_dir(&folder).map_err(|error| write_error(&target, &error))?;
        Ok(Staging { target, folder })
    }

    /// Where files are to be made.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the dataset is to be.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the folder in the target's place, in one step where the system can, and removes what
    /// was there before: the files of the old dataset. Other files that lay there move over.
    ///
    /// # Errors
    /// Where the system refuses the step; then the old dataset is still in its place.
    pub(super) fn swap(self) -> Result<PathBuf> {
        sync_files(&self.folder).map_err(|error| write_error(&self.folder, &error))?;
        sync_folder(&self.folder).map_err(|error| write_error(&self.folder, &error))?;
        let failed = |error: io::Error| {
            Error::new(format!("the new dataset cannot take this place: {error}")).at(&self.target).cure(
                "If this folder is a disk or a volume of its own, name a folder below it with --out; the \
                 dataset that was there before is untouched.",
            )
        };
        let old = replace(&self.folder, &self.target).map_err(failed)?;
        if let Some(parent) = self.target.parent() {
            // The swap is done; a system that cannot sync a folder has nothing to be told.
            let _ = sync_folder(parent);
        }
        if let Some(old) = old {
            keep_other_files(&old, &self.target)?;
        }
        Ok(self.target.clone())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After the swap this name is free, unless something could not be moved over: then it
        // holds files of the user's, and `remove_dataset` leaves those alone.
        remove_dataset(&self.folder);
    }
}

/// The name of the dataset's log of changes, which is carried from version to version.
pub(super) const CHANGELOG: &str = "CHANGELOG.md";

/// The names of every file that a dataset of this version may hold.
fn dataset_files() -> impl Iterator<Item = String> {
    let tables =
        TABLES.iter().flat_map(|table| [format!("{}.csv", table.name), format!("{}.parquet", table.name)]);
    let others = [
        "datapackage.json",
        "schema.md",
        manifest::NAME,
        super::speakers::SPILL,
        CHANGELOG,
        "changes.csv",
        "changes.parquet",
    ];
    tables.chain(others.map(str::to_owned))
}

fn check_replaceable(target: &Path, force: bool) -> Result<()> {
    match fs::read_dir(target) {
        Ok(mut entries) => {
            if force || entries.next().is_none() || manifest::is_dataset(target) {
                return Ok(());
            }
            Err(Error::new("holds files that sayso did not make").at(target).cure(
                "Choose an empty or new folder with --out, or add --force: files with the names of the \
                 tables are then replaced, all others kept.",
            ))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(write_error(target, &error)),
    }
}

/// Puts `new` in the place of `target` and says where the old folder went, if there was one.
fn replace(new: &Path, target: &Path) -> io::Result<Option<PathBuf>> {
    if !target.exists() {
        fs::rename(new, target)?;
        return Ok(None);
    }
    if exchange(new, target).is_ok() {
        return Ok(Some(new.to_owned()));
    }
    // Without an exchange the old folder steps aside, and back again if the new one cannot come.
    let aside = new.with_extension("old");
    fs::rename(target, &aside)?;
    if let Err(error) = fs::rename(new, target) {
        fs::rename(&aside, target)?;
        return Err(error);
    }
    Ok(Some(aside))
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits until the disk has all files of the folder. All are waited for at once, for the disk takes
/// about as long for one as for all of them.
fn sync_files(folder: &Path) -> io::Result<()> {
    let files = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    at_once(&files, sync_file)
}

/// Does something to every file, each on a thread of its own: to wait for the disk.
fn at_once<'f>(files: &'f [PathBuf], run: impl Fn(&Path) -> io::Result<()> + Sync) -> io::Result<()> {
    thread::scope(|scope| {
        let run = &run;
        let begin = |file: &'f PathBuf| thread::Builder::new().spawn_scoped(scope, move || run(file));
        let all = files.iter().map(begin).collect::<io::Result<Vec<_>>>()?;
        all.into_iter().try_for_each(|one| {
            one.join().unwrap_or_else(|_| Err(io::Error::other("the disk could not be waited for")))
        })
    })
}

/// Waits until the disk has the folder's entries.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Removes the old dataset's files; what else lay in its folder moves into the new one.
fn keep_other_files(old: &Path, new: &Path) -> Result<()> {
    remove_dataset(old);
    let Ok(entries) = fs::read_dir(old) else { return Ok(()) };
    for entry in entries.flatten() {
        let to = new.join(entry.file_name());
        fs::rename(entry.path(), &to).map_err(|error| {
            Error::new(format!(
                "the dataset is written, but this file of yours could not be kept in it: {error}"
            ))
            .at(&entry.path())
            .cure(format!("Move it into {} by hand.", new.display()))
        })?;
    }
    // Fails only where something is left, which must stay then.
    let _ = fs::remove_dir(old);
    Ok(())
}

/// Removes the files of a dataset from a folder, and the folder if nothing else is in it.
fn remove_dataset(folder: &Path) {
    // What another version wrote goes by that dataset's own description, which goes after it. Large
    // files take the system long to let go, where it tells the disk most of all, so these go at once.
    let files: Vec<_> = datapackage::files_of(folder).iter().map(|name| folder.join(name)).collect();
    let _ = at_once(&files, |file| {
        let _ = fs::remove_file(file);
        Ok(())
    });
    for file in files.into_iter().chain(dataset_files().map(|name| folder.join(name))) {
        let _ = fs::remove_file(file);
    }
    let _ = fs::remove_dir(folder);
}

/// Removes what runs that were killed left behind: folders named after processes that are gone.
///
/// A run that was killed right after its swap may have left files of the user's in the old
/// dataset's folder: they join the dataset.
fn remove_remains(parent: &Path, prefix: &str, target: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(prefix)).and_then(|n| n.parse().ok());
        if process.is_some_and(|process| !is_running(process)) {
            remove_dataset(&entry.path());
            let Ok(left) = fs::read_dir(entry.path()) else { continue };
            for file in left.flatten().filter(|file| !target.join(file.file_name()).exists()) {
                let _ = fs::rename(file.path(), target.join(file.file_name()));
            }
            // Fails only where something is left, which must stay then.
            let _ = fs::remove_dir(entry.path());
        }
    }
}

#[cfg(unix)]
fn is_running(process: i32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    // Only "no such process" proves that it is gone; "not allowed" means that it runs.
    Pid::from_raw(process).is_none_or(|pid| test_kill_process(pid) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_running(_: i32) -> bool {
    true
}
