# Messages about accounts
users-none = There are no users yet. Add one with "komspot users add NAME --role operator".
users-bad-name = A user name has 1 to 40 small letters, digits, dots and hyphens. Choose another one.
users-added = The user { $name } was added.
users-changed = The user { $name } has a new password.
    .role = The user { $name } has a new password and role.
users-removed = The user { $name } was removed.
users-unknown = There is no user { $name }. See the names with "komspot users list".
users-password = Password
users-password-again = The same password again
users-passwords-differ = The two passwords differ. Nothing was changed; try again.
users-password-short = The password is too short: use at least { $least } characters. Nothing was changed.
users-password-long = The password is too long. Nothing was changed.
users-unreadable = The list of users cannot be read. Nobody can log in until it is mended or removed.
users-not-saved = The list of users could not be saved. Look at the room on the disk and try again.
