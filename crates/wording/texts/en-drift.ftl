# Operations in English: settings, database, users, inspection.
# Never a citizen's data.

## Settings

setting-text-or-number = a text or a number
setting-path = a path
setting-database = sqlite:FILE or postgres://USER@HOST/NAME
setting-no-password = an address without a password; the password stands in a file of its own, see database-password-file
setting-address = an IP address, for example 127.0.0.1
setting-port = a number from 0 to 65535
setting-web-address = an address without a path, for example https://sager.kommune.dk
setting-connections = a whole number from 1 to 200
setting-megabytes = a whole number from 1 to 500
setting-minutes = a whole number from 1 to 1440
setting-log = none, text or json
setting-log-level = error, warn or info
setting-set = set
setting-not-set = not set
setting-default = default
settings-fine = The settings can be used.
problem-unknown-setting = There is no setting `{ $id }`
problem-unknown-setting-help = The settings are: { $known }
problem-wrong-setting = { $place } must be { $expected }

## Database and key

key-made = A new key was made in { $path }. Keep a copy somewhere else than the backups: without it no CPR number can be read.
problem-no-database = There is no database
problem-no-database-help = Say where: --data DIR, --database URL, RETTESNOR_DATABASE or the setting database
problem-no-key = Nothing says where the key is
problem-no-key-help = Say where: --key FILE, RETTESNOR_KEY or the setting key
problem-key-missing = The key { $path } is missing, but the database is there
problem-key-missing-help = Put back the key that the database was made with. A new one cannot open it
problem-not-a-key = There is no key in { $path }
problem-not-a-key-help = A key is 64 hexadecimal digits. Put back the right file
problem-cannot-write = { $path } cannot be written: { $reason }
problem-cannot-write-help = Check that the folder exists, that it may be written to, and that the file is not there already
problem-database-not-there = There is no database at that place
problem-database-not-there-help = Check the address. A new database is made by `rettesnor serve` or by the first `rettesnor users add`
problem-database-strange = The database holds tables that are not Rettesnor's
problem-database-strange-help = Give Rettesnor a database of its own
problem-database-newer = The database has form { $found }; this program knows those up to { $known }
problem-database-newer-help = Use the version of the program that wrote it, or a newer one
problem-database-older = The database has the older form { $found }; this program writes { $known }
problem-database-older-help = This release cannot bring it up to date. Take a copy of the database, and use the release that wrote it
problem-database-wrong-key = The key does not fit the database: its CPR numbers were sealed with another one
problem-database-wrong-key-help = Give the key file that the database was made with, by --key or the setting key
problem-database-old-server = PostgreSQL 15 or newer is needed; the server is { $found }
problem-database-trouble = The database cannot be used: { $what }
problem-database-trouble-help = See whether the database runs, and whether the user may do what is needed; `rettesnor doctor` looks into it

## The form of the database

migrate-none = There is no database yet. It will be made in form { $newest }.
migrate-newest = The database has form { $found }, which is the newest. There is nothing to do.
migrate-older = The database has form { $found }. This program writes { $newest } and cannot bring it up to date.

## Start

first-administrator =
    Nobody can log in yet. Make the first administrator within an hour:
    POST { $link } with token, login, name and password. The token, shown only here: { $token }

## Users

user-password = The password of { $login } is { $password }. It is shown only here.
user-is-disabled = { $login } cannot log in any more, and is logged out everywhere.
user-active = open
user-disabled = disabled
users-none = There are no users.
problem-unknown-job = There is no job `{ $id }`
problem-unknown-job-help = The jobs are: { $known }
problem-unknown-user = There is no user of that name
problem-unknown-user-help = `rettesnor users list` shows those there are

## Proof

verify-fine = Everything holds: { $cases } cases with { $entries } entries, { $checkpoints } checkpoints, { $documents } documents, { $tombstones } deleted cases, { $files } files of catalogues, { $citizens } citizens.
verify-broken = The first broken link: { $what }
verify-broken-help = Do not touch the database. Take a copy of it as it is, and compare it with the latest backup that holds.

## Inspection

doctor-ok = ok
doctor-warn = warning
doctor-error = error
doctor-settings = Settings
doctor-settings-fine = can be used
doctor-catalogues = Catalogues
doctor-catalogues-fine = { $count } can be read
doctor-catalogues-broken = { $count } errors; `rettesnor check` shows them
doctor-rates = Rates
doctor-rates-fine = printed for this year, where a year is named
doctor-rates-old = out of date in { $which }; write this year's rates in the catalogue
doctor-database = Database
doctor-database-fine = { $kind }, form { $form }
doctor-database-none = none; there are only pages, and nothing is kept
doctor-database-new = none yet; it is made at the first start
doctor-key = Key
doctor-key-fine = fits the database
doctor-key-open = { $path } can be read by others; write `chmod 600 { $path }`
doctor-key-beside = lies in the same folder as the database; put it elsewhere, so that who gets the one does not have both
doctor-chain = Chains
doctor-chain-fine = { $count } cases tried, all hold; `rettesnor verify` tries all
doctor-chain-broken = { $what }; run `rettesnor verify`
doctor-queue = Work queue
doctor-queue-fine = { $waiting } waiting
doctor-queue-dead = { $dead } were given up; see the log
doctor-users = Users
doctor-users-fine = { $count } who can log in
doctor-users-none = none yet; `rettesnor serve` writes a link for the first administrator
doctor-users-no-administrator = no administrator; make one with `rettesnor users add`
doctor-clock = Clock
doctor-clock-fine = { $day } in Denmark
doctor-clock-back = the clock is behind: the latest entry is from { $day }; set the clock
doctor-clock-no-zone = the time zone Europe/Copenhagen is not on the machine; install tzdata
doctor-disk = Disk
doctor-disk-fine = { $megabytes } MB free
doctor-disk-little = only { $megabytes } MB free; make room before the database cannot write
doctor-disk-unknown = the system does not tell

## Notice of delay (RSL § 3, 2)

notice-draft-title = Draft: notice of a deadline
notice-what-decision = the decision
notice-what-access = the answer to the request for access
notice-draft =
    DRAFT – to be read through and sent by a case worker

    Case { $number }

    We should have had { $what } ready by { $due }. We cannot, because [write the reason].

    You can expect { $what } by [write the date].
