"""DuckDB alone: reads a CSV file and groups its rows, in the library that the
program itself is linked with.

    duckdb_peer.py LIBRARY CSV THREADS
"""

import ctypes
import sys


def main(library, csv, threads):
    duckdb = ctypes.CDLL(library)
    database, connection = ctypes.c_void_p(), ctypes.c_void_p()
    if duckdb.duckdb_open(None, ctypes.byref(database)) or duckdb.duckdb_connect(database, ctypes.byref(connection)):
        sys.exit("DuckDB does not open")
    for statement in [
        f"SET threads = {int(threads)}",
        "CREATE TABLE grouped AS SELECT indicator, area, period, sum(value) AS value"
        f" FROM read_csv('{csv.replace(chr(39), chr(39) * 2)}') GROUP BY ALL",
    ]:
        # The C API's duckdb_result is six words long.
        result = (ctypes.c_uint64 * 8)()
        if duckdb.duckdb_query(connection, statement.encode(), ctypes.byref(result)):
            duckdb.duckdb_result_error.restype = ctypes.c_char_p
            sys.exit(duckdb.duckdb_result_error(ctypes.byref(result)).decode())
        duckdb.duckdb_destroy_result(ctypes.byref(result))
    duckdb.duckdb_disconnect(ctypes.byref(connection))
    duckdb.duckdb_close(ctypes.byref(database))


main(*sys.argv[1:])
