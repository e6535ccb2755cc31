## What the policy says of each row of inventory.toml, in plain words.

purpose-release_save = Saving a release to your library on the day it comes out, because you asked for it
purpose-receipt = Showing you what became of your pre-save, and letting you cancel or erase it
purpose-account = Signing you in and running the account that you made
purpose-security = Keeping accounts and forms safe from abuse
purpose-security-interest = Our interest, and yours, that nobody guesses passwords or sends forms in your name
purpose-accountability = Being able to show what you agreed to and what was done with your data
purpose-data_subject_rights = Giving you a copy of your data and doing what you ask of it, as the law demands
purpose-age_check = Keeping to the age from which the law lets people agree by themselves
purpose-policy_notice = Telling you of a change to this policy before it holds

datum-subject_id = A random number that stands for you inside this program
datum-fan_id = A random number that stands for your pre-save
datum-presave_receipt = A keyed hash of the address of your receipt page
datum-presave_progress = When you gave your permission, and what became of it
datum-presave_state = The hash of a one-time secret while you are signing in at the music service
datum-presave_code = A one-time code from the music service, exchanged at once and never stored
datum-presave_token = The permission (refresh token) that the music service gave us for you
datum-presave_access_token = A short-lived form of that permission, held in memory for one request
datum-consent_record = What you agreed to, in which words and language, and when you withdrew it
datum-objection_record = Purposes that you objected to
datum-restriction_record = When you asked us to stop using your data without erasing it
datum-disclosure_record = Which party received which kind of your data, and when
datum-letter_address = The e-mail address of a letter to you that waits to be sent
datum-letter_words = What a letter to you says, while it waits to be sent
datum-letter_progress = What a letter to you is for, since when it waits, and why it has not left yet
datum-rights_request_record = What you asked of us about your data, by which way, and what became of it
datum-rights_request_words = What you wrote to us about your data
datum-rights_request_reply = What we answered you about your data
datum-rights_request_delay = Why an answer to you takes longer
datum-requester_address = The address that you gave at the rights desk, until you are answered
datum-rights_secret = The keyed hash of a one-time secret in a letter to you
datum-rights_link_record = When a letter with a one-time link was made for you, and when it was used
datum-corrected_email = A new e-mail address that you have not confirmed yet
datum-member_id = A random number that stands for your account
datum-member_email = Your e-mail address
datum-member_email_index = A keyed hash of your e-mail address, to find your account by it
datum-member_password = A one-way hash (Argon2id) of your password
datum-member_language = The language in which you use the program
datum-member_session = The hash of the secret in your sign-in cookie
datum-presave_birth = The day you were born, compared once and never stored
datum-policy_notice = Which change of this policy you were told of, and when you saw it

processor-spotify = Saves the release to your Spotify library
processor-mail = Hands our letters over to your mailbox
safeguard-eea = Established in the European Economic Area
safeguard-operator = Run by us or for us, under a contract; ask us where

cookie-session = Keeps you signed in to the dashboard
cookie-presave = Ties your return from the music service to this browser; deleted when you are back
cookie-rights = Keeps your page at the rights desk open for half an hour

## The copy of a person's own data.

export-title = Your data
export-made = Made on { $when }
export-intro = This is everything that this program holds about you: what it is, what it is used for and on which legal basis, where it came from, who received it, and until when it is kept. The same is in data.json (described by schema.json) and in one CSV file a table, for other programs. Fanfare itself does not read these files back in: they are for you and for other programs.
export-number = The number that stands for you here:
export-why = Used for:
export-source-given = You gave it
export-source-observed = We saw it happen
export-source-received = Another party sent it
export-source-derived = This program made it
export-basis-consent = your consent
export-basis-contract = our contract with you
export-basis-legal_obligation = the law demands it
export-basis-legitimate_interest = a legitimate interest
export-portable = You may take it with you to another service.
export-kept-until = Kept until
export-recipients = Who received data about you
export-recipients-none = Nobody.
export-left-out = What is not in this copy, and why
export-kept-unknown = A dash under “Kept until” means that no date is known yet: it is kept as long as your account, or as long as your request is running.
export-rights = You can have it corrected, erased or restricted, object to its use, withdraw your consent, and complain to a data protection authority.
export-unreadable = 
    { $n ->
        [one] One value could not be opened, because its key is missing.
       *[other] { $n } values could not be opened, because their key is missing.
    }
cookie-choices = Remembers what you allowed and refused, without anything that tells you from others; set only when you choose
cookie-presave-no = Remembers that a pre-save was not possible, so that the question is not asked again

## The clauses of the policy page, its headings and its tables.

policy-contents = Contents
section-who = Who we are
section-data = What we keep, why and how long
policy-visits = If you only look around
clause-visits = We count the visit and the click and keep nothing that tells who you are: no address, no identifier, no cookie. Counts are kept for { $days }. Visitors of one day are told apart by a hash whose random key lives in memory for that day only.
policy-fans = If you pre-save
policy-members = If you work with us here
policy-everyone = What comes with either
policy-what = What
policy-why = Why
policy-basis = Legal basis
policy-how-long = How long
policy-sealed = encrypted under a key of your own
policy-basis-consent = Your consent
policy-basis-contract = Doing what you asked us to do
policy-basis-legal-obligation = A legal obligation
policy-basis-legitimate-interest = A legitimate interest: { $interest }
policy-keep-use = For one request, in memory only
policy-keep-until-ended = Until the release is saved, or you cancel, or it is refused or expires; at most six months
policy-keep-days = { $n ->
    [one] One day after it has ended
   *[other] { $n } days after it has ended
}
policy-keep-account = As long as your account
policy-keep-subject = As long as your pre-save or account
policy-days = { $n ->
    [one] one day
   *[other] { $n } days
}
policy-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
section-presaves = Pre-saves
clause-presave-once = You give one permission. It is used once, on release day, to add one release to your library. Then it is destroyed, and your receipt page says when.
clause-presave-not-read = We do not read your library.
clause-presave-not-follow = We do not follow anybody in your name.
clause-presave-not-ask = We do not ask for your name or e-mail address.
clause-presave-revoke = Spotify lets no app give a permission back. We destroy our copy; you can end it on Spotify’s side too, under your account’s apps.
section-processors = Who else receives something
clause-recipients-none = Nobody: this instance sends your data nowhere.
policy-party = Who
policy-does = What for
policy-country = Country
policy-receives = What it receives
policy-safeguard = Safeguard
section-cookies = Cookies
clause-cookies = There are only these, and each is needed for something that you asked for. Looking at a page sets none.
policy-name = Name
policy-category = Category
policy-what-for = What for
policy-life = Life
section-rights = Your rights
country-SE = Sweden
cookie-category-essential = Essential
cookie-category-performance = Performance
cookie-category-functional = Functional
cookie-category-marketing = Marketing
section-purposes = Why we use data, and by what right
section-source = Where data comes from
section-retention = How long in all
section-need = Whether you must give it
section-automated = Decisions by machines
section-children = Children
section-changes = When this policy changes
policy-purposes = Every reason for which personal data is used here
policy-purpose = Reason
policy-source = From
policy-right = Right
policy-means = What it means
policy-where = Where to use it
policy-unknown = UNKNOWN: the operator of this instance has not stated it
policy-counts = Anonymous counts of visits
policy-session = Until you close the browser
policy-desk = Open the rights desk
source-given = You
source-observed = Noted here when it happens
source-received = The music service that you chose
source-derived = Made by this program
clause-controller = { $name } decides what is done with your data and answers for it (the controller). Address: { $address }.
clause-contact = Questions and requests about your data go to { $contact }.
clause-dpo = Our data protection officer: { $dpo }.
clause-dpo-none = There is no data protection officer. The contact above reads what you write.
clause-source = Most of it comes from you or arises here as you use the program. What comes from somebody else is marked so in the tables: a music service sends it after you have agreed there.
clause-recipients = Nobody outside this table receives personal data from us.
clause-transfers = At least one of these parties is outside the European Economic Area. The table names its country and what protects your data there. We send you a copy of that safeguard when you ask.
clause-transfers-none = No personal data is sent outside the European Economic Area.
clause-retention = The tables above name the time for each datum. The program deletes by these rules itself, every hour. When nothing keeps you here any more, what is left about you goes too, and the key that your data was encrypted with is destroyed.
clause-rights = Using a right costs nothing. We answer within one month.
clause-complaint = You may complain to a supervisory authority whenever you like, where you live, where you work, or where you think the law was broken. Ours is: { $name }. Address: { $address }.
clause-need = No law obliges you to give us anything.
clause-need-presave = Without the permission of your music service we cannot save a release for you. Nothing else depends on it.
clause-need-account = Without an e-mail address and a password there is no account. The contract for the account needs both.
clause-automated = No decision with legal or similarly weighty effect is left to a machine, and nobody makes a profile of you.
clause-children = Where the law sets an age below which children cannot agree by themselves, we ask for the date of birth before a pre-save. It is compared once and not stored.
clause-changes = A change is material when it adds a purpose, a recipient, a new use of a datum or a transfer, or keeps something longer. It is published { $days } before it holds, and everybody with an account is told. Every earlier version stays readable.
right-access = See it
right-access-means = Learn what we keep about you, why, and who received it
right-portability = Take it with you
right-portability-means = Receive your data in a form that other programs can read
right-rectification = Correct it
right-rectification-means = Have wrong data put right and missing data added
right-erasure = Erase it
right-erasure-means = Have everything about you deleted, and your key destroyed
right-restriction = Put it on hold
right-restriction-means = Have it kept but not used, for instance while a dispute lasts
right-objection = Object
right-objection-means = Say no to a use that rests on a legitimate interest
right-withdrawal = Withdraw your consent
right-withdrawal-means = Take your yes back at any time; what was done before stays lawful
where-contact = Write to { $contact }
where-receipt = On your receipt page (its address begins with /r/), or write to { $contact }
## What we promise, clause by clause (promises.toml): its title, and one sentence.

promise-policy_matches_program = The policy is the program
promise-policy_matches_program-what = This policy is written from the same list that the program runs by, and it is the same in every language.
promise-complete_notice = Nothing is left out
promise-complete_notice-what = The policy tells everything that the law asks for: who, why, on which ground, to whom, how long, and what you can do.
promise-version_history = Every version stays readable
promise-version_history-what = Each earlier version of this policy can still be read, and none can be changed without it showing.
promise-nothing_undeclared = Nothing is stored that is not listed
promise-nothing_undeclared-what = Every place where data is stored is in the list of this policy, and the program does not start with one that is not.
promise-purpose_limitation = Only for the purposes named
promise-purpose_limitation-what = Your data is opened only for a purpose that the policy names for it, and only while you allow that purpose.
promise-processors_get_declared_data = Others receive only what is named
promise-processors_get_declared_data-what = Another company receives exactly the kinds of data that the policy names for it, and nothing besides.
promise-no_personal_data_in_logs = No personal data in logs
promise-no_personal_data_in_logs-what = Logs, error messages and figures for the operator hold nothing that speaks of you.
promise-access = You get everything we hold
promise-access-what = When you ask for your data, you get all of it, and nobody else's.
promise-rectification = Mistakes are put right
promise-rectification-what = When you correct something, the new value is everywhere and the old one is gone.
promise-erasure = Erased means gone
promise-erasure-what = When you erase your data, every row of it is deleted, and other people's data is untouched.
promise-erasure_of_bytes = Not even the bytes remain
promise-erasure_of_bytes-what = After an erasure, none of your data can be found in any file of the program, in whatever form it was written.
promise-erasure_after_restore = A backup does not bring you back
promise-erasure_after_restore-what = When an older backup is put back, everybody who was erased since is erased again before the program answers anyone.
promise-restriction = You can have your data put on hold
promise-restriction-what = While you restrict your data, it is kept, and used for nothing but what the law demands.
promise-objection = Your objection counts at once
promise-objection-what = When you object to a purpose, the program stops using your data for it.
promise-withdrawal = Taking back is as easy as giving
promise-withdrawal-what = You can take your consent back at any time, in no more steps than giving it took, and it takes effect at once.
promise-deadlines = You get an answer in time
promise-deadlines-what = Every request is answered within a month, and the operator is warned before that time is over.
promise-retention = Data goes when its time is over
promise-retention-what = What the policy says about how long data is kept is a rule that the program carries out by itself.
promise-no_address = No address, no browser name
promise-no_address-what = Your internet address and the name of your browser are not stored anywhere.
promise-visitor_salt = Visits are not linked from day to day
promise-visitor_salt-what = A visit is counted under a number that cannot be traced to you, and that is a different one the next day.
promise-token_destroyed = The permission ends with its use
promise-token_destroyed-what = The permission that your music service gave us is destroyed once the release is saved, or as soon as you cancel.
promise-least_scopes = We ask for one permission
promise-least_scopes-what = From your music service we ask for the one permission that saving a release takes, and for no other.
promise-tokens_sealed = The permission is locked away
promise-tokens_sealed-what = While we hold the permission, it is encrypted under a key of your own, and the key lies in another file.
promise-nothing_before_consent = Nothing before you agree
promise-nothing_before_consent-what = Before you agree, no page loads anything from others, and none sets a cookie that it does not need.
promise-opt_out_signal = Your browser's signal counts
promise-opt_out_signal-what = When your browser says that it does not want data sold or shared (Global Privacy Control), the program obeys and tells you so.
promise-cookies = Only the cookies listed
promise-cookies-what = The program sets the cookies of this policy and no other, for no longer than stated, and out of reach of scripts.
promise-security_headers = Pages are locked down
promise-security_headers-what = Every page tells your browser to run nothing from elsewhere and to keep others from embedding it.
promise-reporting_a_weakness = Weaknesses can be reported
promise-reporting_a_weakness-what = Whoever finds a weakness finds an up-to-date address to report it to.
promise-passwords = Passwords are not stored readably
promise-passwords-what = Of a password, only a slow one-way hash is kept, and that is encrypted.
promise-log_integrity = The record cannot be rewritten
promise-log_integrity-what = What was promised, proved, asked for and erased is kept in a record in which any later change shows.
promise-honest_staleness = Old proofs do not count
promise-honest_staleness-what = A proof that is too old is shown as too old, and never as passed.
promise-below_the_files = What lies below the files
promise-below_the_files-what = What a disk, a file system or a snapshot of the whole machine keeps, no program can see; this is where our proof ends.
promise-encrypted_transport = Encrypted on the way
promise-encrypted_transport-what = Whoever runs this program puts a server before it that encrypts the connection to you; the program cannot see that from inside.

## What each check looks at.

check-policy_pages = Fetches the policy in all four languages and compares its clauses and its fingerprint with the list inside the program.
check-complete_notice = Looks for each of the thirteen things that Articles 13 and 14 of the GDPR ask for, and that none is empty.
check-version_history = Fetches every version and compares its fingerprint with the record.
check-schema = Compares every column of the database with the list, both ways.
check-purpose_limitation = Asks for each purpose with and without permission: it must be refused without and granted with it.
check-declared_fields = Makes the whole journey against recording stand-ins and compares every field sent with the list.
check-personal_data_in_logs = Goes through every flow, failures too, with marked data, and searches all logs for the marks.
check-access_export = Fills a test person's data with marks and looks for each of them in their export, and for nobody else's.
check-rectification = Changes each field that can be edited and looks for the old and the new value.
check-erasure_rows = Erases a test person and looks for them in every table, page and answer; a second one must be unchanged.
check-erasure_bytes = Searches every file for the erased person's marks, in many encodings and inside archives; before the erasure they must be found.
check-erasure_after_restore = Makes a backup, erases a test person, puts the backup back elsewhere and searches again.
check-restriction = Restricts a test person's data and tries every purpose: only what the law demands may go on.
check-objection = Objects in a test person's name and tries the purpose again.
check-withdrawal = Gives and withdraws a consent, counts the steps of both and tries the purpose again.
check-deadlines = Looks for requests that are open too long and, on a turned clock, for the warning and the breach.
check-retention = Looks in every table for rows that are older than their rule, and for the time of the last sweep.
check-address_bytes = Visits with known addresses and browser names, and searches every file for them in every form.
check-visitor_salt = Compares the visitor numbers of two days and searches every file for the secret behind them.
check-token_after_use = Takes a pre-save to its end in each way there is and searches every file for its permission.
check-scopes = Reads the permissions in the address of the sign-in and compares them with the one that is needed.
check-token_sealed = Searches the database for a working permission, and tries to open it in another row.
check-before_consent = Opens every public page with a fresh browser and lists what is loaded and stored.
check-gpc_signal = Sends the signal, right and wrong, and looks whether it is obeyed and shown.
check-gpc_statement = Fetches the published statement about the signal and reads it as the standard says.
check-cookies = Collects every cookie that is set and compares name, life and protection with the list.
check-security_headers = Reads the protecting headers of every public page.
check-security_txt = Fetches security.txt and looks at its contact and its date.
check-passwords = Reads how a test person's password is stored: the method, its strength, and that it is sealed.
check-log_integrity = Computes the whole record again and compares it with its signed sum.
check-staleness = Looks whether any clause is shown as passed whose proof is older than allowed.
