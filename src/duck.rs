//! The one door to DuckDB: every connection is opened here, shut off from the
//! network, from extensions and from every file that it was not given.
//!
//! The settings are locked last, so that nothing that runs in a connection, not
//! even SQL stored in a file from outside, can widen them again.

use std::fs::File;
use std::os::fd::AsRawFd as _;
use std::path::{Path, PathBuf};

use duckdb::{AccessMode, Config, Connection};

/// What a connection may use.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// Worker threads, at least 1.
    pub threads: u8,
    /// Memory in megabytes (10⁶ bytes). Nothing is spilled to disk beyond it.
    pub memory_megabytes: u32,
    /// Files that may be read and written besides the database itself.
    pub files: Vec<PathBuf>,
    /// Folders in which every file may be read and written.
    pub folders: Vec<PathBuf>,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { threads: 2, memory_megabytes: 256, files: Vec::new(), folders: Vec::new() }
    }
}

/// Opens an empty database in memory.
pub fn open_in_memory(allowance: &Allowance) -> duckdb::Result<Connection> {
    close_off(Connection::open_in_memory_with_flags(config(allowance, AccessMode::Automatic)?)?, allowance)
}

/// Opens a database file for reading; several processes may do so at once.
pub fn open_read_only(path: &Path, allowance: &Allowance) -> duckdb::Result<Connection> {
    close_off(Connection::open_with_flags(path, config(allowance, AccessMode::ReadOnly)?)?, allowance)
}

/// Opens a database file for writing, and makes it if it is not there.
pub fn open_to_write(path: &Path, allowance: &Allowance) -> duckdb::Result<Connection> {
    close_off(Connection::open_with_flags(path, config(allowance, AccessMode::ReadWrite)?)?, allowance)
}

/// A path by which DuckDB can read a file that is held open, also one that has no name any more.
#[must_use]
pub fn path_of(file: &File) -> PathBuf {
    PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

/// Settings that must hold before a database file is touched.
fn config(allowance: &Allowance, mode: AccessMode) -> duckdb::Result<Config> {
    Config::default()
        .access_mode(mode)?
        .threads(i64::from(allowance.threads.max(1)))?
        .max_memory(&format!("{}MB", allowance.memory_megabytes))?
        .with("autoinstall_known_extensions", "false")?
        .with("autoload_known_extensions", "false")?
        .with("allow_community_extensions", "false")?
        .with("allow_unsigned_extensions", "false")?
        .with("allow_persistent_secrets", "false")?
        .with("temp_directory", "")
}

/// Names the files that may be used, then shuts everything else off for good.
fn close_off(connection: Connection, allowance: &Allowance) -> duckdb::Result<Connection> {
    let sql = format!(
        "SET allowed_paths = {}; SET allowed_directories = {}; \
         SET enable_external_access = false; SET lock_configuration = true;",
        list(&allowance.files),
        list(&allowance.folders),
    );
    connection.execute_batch(&sql)?;
    Ok(connection)
}

/// Paths as a list literal.
fn list(paths: &[PathBuf]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| quote(&path.to_string_lossy(), '\'')).collect();
    format!("[{}]::VARCHAR[]", quoted.join(", "))
}

/// A string literal (`'`) or identifier (`"`) that holds any text.
#[must_use]
pub fn quote(text: &str, mark: char) -> String {
    let doubled = format!("{mark}{mark}");
    format!("{mark}{}{mark}", text.replace(mark, &doubled))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(connection: &Connection, name: &str) -> String {
        connection
            .query_row("SELECT value FROM duckdb_settings() WHERE name = ?", [name], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn settings_are_what_the_module_says() {
        let connection = open_in_memory(&Allowance { memory_megabytes: 64, ..Allowance::default() }).unwrap();
        for (name, value) in [
            ("autoinstall_known_extensions", "false"),
            ("autoload_known_extensions", "false"),
            ("allow_community_extensions", "false"),
            ("allow_unsigned_extensions", "false"),
            ("enable_external_access", "false"),
            ("lock_configuration", "true"),
            ("threads", "2"),
        ] {
            assert_eq!(setting(&connection, name), value, "{name}");
        }
        assert_eq!(setting(&connection, "memory_limit"), "61.0 MiB");
    }

    #[test]
    fn neither_extensions_nor_the_network_are_in_reach() {
        let connection = open_in_memory(&Allowance::default()).unwrap();
        // A listener on this machine that must never be called.
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        for sql in [
            "INSTALL httpfs".to_owned(),
            "LOAD httpfs".to_owned(),
            format!("INSTALL httpfs FROM 'http://{address}'"),
            format!("SELECT * FROM read_csv('http://{address}/x.csv')"),
            format!("SELECT * FROM 'http://{address}/x.parquet'"),
            format!("ATTACH 'http://{address}/x.duckdb'"),
        ] {
            assert!(connection.execute_batch(&sql).is_err(), "{sql}");
        }
        let called = listener.accept();
        assert_eq!(called.unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
    }

    #[test]
    fn nothing_widens_the_settings_again() {
        let connection = open_in_memory(&Allowance::default()).unwrap();
        for sql in [
            "SET enable_external_access = true",
            "SET autoload_known_extensions = true",
            "SET lock_configuration = false",
            "SET allowed_directories = ['/']",
            "RESET memory_limit",
            "PRAGMA threads = 8",
        ] {
            assert!(connection.execute_batch(sql).is_err(), "{sql}");
        }
        assert_eq!(setting(&connection, "enable_external_access"), "false");
    }

    #[test]
    fn only_the_files_given_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let (given, other) = (folder.path().join("it's given.csv"), folder.path().join("other.csv"));
        std::fs::write(&given, "a\n1\n").unwrap();
        std::fs::write(&other, "a\n2\n").unwrap();
        let allowance = Allowance { files: vec![given.clone()], ..Allowance::default() };
        let connection = open_in_memory(&allowance).unwrap();
        let read = |path: &Path| {
            let sql = format!("SELECT a FROM read_csv({})", quote(&path.to_string_lossy(), '\''));
            connection.query_row(&sql, [], |row| row.get::<_, i64>(0))
        };
        assert_eq!(read(&given).unwrap(), 1);
        assert!(read(&other).is_err());
        assert!(connection.execute_batch("COPY (SELECT 1) TO '/tmp/komspot-must-not-exist.csv'").is_err());
    }

    #[test]
    fn a_file_is_written_and_then_read_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.duckdb");
        open_to_write(&path, &Allowance::default())
            .unwrap()
            .execute_batch("CREATE TABLE t AS SELECT 7 AS a")
            .unwrap();
        let connection = open_read_only(&path, &Allowance::default()).unwrap();
        assert_eq!(connection.query_row("SELECT a FROM t", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
        assert!(connection.execute_batch("INSERT INTO t VALUES (8)").is_err());
    }
}
