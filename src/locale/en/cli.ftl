# Messages of the commands.
stage-open = Opening the bundle
stage-check = Going through every row
stage-protect = Protecting small counts
stage-write = Writing the new snapshot
import-done = Imported. The screens now show snapshot { $id }.
snapshots-none = No bundle has been imported yet.
snapshot-unreadable = (cannot be read)
rollback-failed = Nothing was changed
rollback-done = The screens now show snapshot { $id }.
prune-done =
    { $count ->
        [0] There was nothing to remove.
        [one] Removed one snapshot:
       *[other] Removed { $count } snapshots:
    }
data-of-another = The folder { $folder } belongs to another user. Type “sudo -u komspot komspot …”, so that the server can read what is new, or name another folder with --data-dir.
serve-ready = KOMspot is running at { $address } – stop with Ctrl+C
serve-demo = Nothing has been imported: showing the demo with invented figures.
serve-wall = The wall: { $address }
import-no-space = The disk is full. Remove old snapshots with "komspot snapshots prune --keep 3" and try again.
import-busy = Another import is running. Wait until it is done and try again.
import-failed = The import did not succeed.
import-nothing-changed = Nothing was changed, and the wall still shows the figures it had.
protect-done =
    Written to { $out }: { $published } cells with a number, { $hidden } hidden cells without one. The folder holds no hidden count.
protect-not-empty = { $out } exists and is not an empty folder. Choose a new folder with --out. Nothing was written.
protect-not-written = The protected bundle could not be written to { $out }. Check the folder and the space on the disk, and try again.
