## The front page, sign-in, sign-up, set-up and API keys.

accounts-error-mark = Error:
accounts-problems = Please look at this again

accounts-home-what = Smart links and pre-saves for new music, with a privacy policy that the program keeps by itself.
accounts-home-fans = Looking for a release? Open the link that its artist gave you.
accounts-unset-title = Not set up yet
accounts-unset = This Fanfare has no account yet. Look at the terminal in which it was started: it shows the address that sets it up, once.

accounts-email = E-mail
accounts-password = Password
accounts-password-hint = At least { $least } characters. A few words you can remember are better than signs you can’t.
accounts-workspace = Workspace
accounts-workspace-hint = The label, band or company you work for.

accounts-sign-in = Sign in
accounts-no-account = No account yet?

accounts-sign-up = Sign up
accounts-make-account = Make my account
accounts-have-account = Have one already?
accounts-sign-up-closed-title = Sign-up is closed here
accounts-sign-up-closed = { $operator } doesn’t take new accounts on this page. If you have one, you can sign in.

accounts-set-up = Set up this Fanfare
accounts-set-up-once = This page works once. It makes the first account and its workspace.
accounts-make-first = Make the first account
accounts-set-up-wrong-title = This isn’t the set-up address
accounts-set-up-wrong = Copy the whole address from the terminal. It is a new one after each start.
accounts-set-up-over-title = This Fanfare is set up already
accounts-set-up-over = The set-up address works once, and the first account has been made. Sign in with it.

accounts-keys = API keys
accounts-keys-what = For programs that speak to the API in the name of this workspace. A key may read and change all of its work.
accounts-keys-api = How the API is used (OpenAPI)
accounts-key-new = Copy this key now
accounts-key-once = It is shown once. We keep only a fingerprint of it, so nobody can show it again.
accounts-keys-list = Keys of this workspace
accounts-keys-none = No program has a key yet. Make one below, and give it to a program that you trust.
accounts-key-name = Name
accounts-key-name-hint = What will use it, so that you know it again.
accounts-key-prefix = Begins with
accounts-key-used = Last used
accounts-key-never = Never
accounts-key-acts = Acts
accounts-key-revoke = Revoke
accounts-key-revoke-title = Revoke the key “{ $name }”?
accounts-key-revoke-what = From this moment on, whatever uses it can’t reach the API any more.
accounts-key-revoke-final = It can’t be undone. You can make a new key at any time.
accounts-key-keep = Keep it
accounts-crumbs = Where you are
accounts-key-revoke-go = Revoke the key
accounts-key-make = Make a key
accounts-key-make-go = Make the key

accounts-mail = E-mail
accounts-mail-there = See whether e-mail works
accounts-mail-what = Whether this Fanfare can write letters, tried with one to yourself.
accounts-mail-off = No mail server yet
accounts-mail-off-what = Whoever runs this Fanfare has not connected it to a mail server, so it can’t write to anybody. The keys under “mail” in its configuration do that.
accounts-mail-test = Try it
accounts-mail-test-what = The letter goes to the address that you sign in with. It says nothing but that mail works.
accounts-mail-test-go = Send me a test letter
accounts-mail-queued = The letter is on its way. Look into your mailbox in a moment.
accounts-mail-waiting = Letters to you that have not left yet
accounts-mail-new = On its way
accounts-mail-tried = { $n ->
    [one] Tried once
   *[other] Tried { $n } times
} and not taken ({ $reason }). Next try: { $at } UTC

accounts-letter-test-subject = Mail works in { $workspace }
accounts-letter-test-body =
    You asked Fanfare for a test letter, and here it is.

    If you can read this, letters from { $workspace } arrive. There is nothing to do.
accounts-letter-test-link = Back to the e-mail page

problem-accounts-email = Write an e-mail address like name@example.com
problem-accounts-email-taken = There is an account with this e-mail address already
problem-accounts-password = Choose a password of { $least } to { $most } characters
problem-accounts-sign-in = This e-mail address and password don’t belong together
problem-accounts-key-name = Give the key a name of 1 to { $most } characters
