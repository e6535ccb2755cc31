## The labels' own domains.

domains-title = Own domains
domains-error = Error:
domains-crumbs = Breadcrumb
domains-links = Links
domains-problems = { $n ->
    [one] One field needs another look
   *[other] { $n } fields need another look
}
domains-none = No domain yet
domains-none-what = Your links can also be reached under a name of your own, such as listen.band.example. Add it below; the next page says which records to set.
domains-new = Add a domain
domains-host = Domain
domains-host-hint = Only the name, in any script. A name below your own is best: listen.band.example.
domains-add = Add the domain
domains-waiting = Waiting for its records
domains-waiting-what = Set the two records below. We look again by ourselves; a change can take up to a day to be seen.
domains-live = Live
domains-live-what = It leads here. Every link of yours is also reached under this name.
domains-faltering = The last look found a problem
domains-faltering-what = It led here before. We look again soon.
domains-lost = It does not lead here any more
domains-lost-what = Fans who open it do not reach you, and its certificate is not renewed. Set the records again, or remove the domain.
domains-checked = Last looked at: { $when } (UTC)
domains-check = Look again now
domains-certificate-none = Its certificate is asked for once the domain leads here.
domains-certificate-soon = Its certificate is being asked for.
domains-certificate-until = Its certificate holds until { $when } (UTC) and is renewed before that.
domains-certificate-failed = No certificate could be had yet. We ask again: { $when } (UTC).
domains-certificate-proxy = Its certificate comes from the server in front of this program: ask whoever runs it.
domains-records = Records to set
domains-records-what = Where you bought the domain, add both. The first shows that it is yours, the second leads it here.
domains-record-proof = That it is yours
domains-record-way = That it leads here
domains-record-root = A name that cannot have a CNAME record (band.example itself) takes an ALIAS record, or the addresses of this server as A and AAAA.
domains-front = Front page
domains-front-link = What the name alone shows
domains-front-list = A list of your open links
domains-save = Save the choice
domains-remove = Remove this domain…
domains-removal = Remove the domain?
domains-removal-what = Nothing answers under it any more, printed addresses included. Your links go on working under our own name. The certificate and its key are deleted here.
domains-removal-do = Remove the domain
domains-removal-leave = Keep it
domains-front-title = Listen
domains-front-none = There is nothing to listen to here yet.

reason-domains-no-record = The TXT record is not there yet.
reason-domains-other-record = There is a TXT record, and it says something else.
reason-domains-no-address = The name has no address yet.
reason-domains-no-name-server = The name servers of the domain do not answer.
reason-domains-inner = The name leads into a private network, where nobody can follow.
reason-domains-no-answer = Nothing answers there, or not this program.
reason-domains-elsewhere = It leads to another server.
reason-domains-taken = Another workspace here holds this name.
problem-domains-host-missing = Domain: write its name
problem-domains-host-long = Domain: no name is as long as this
problem-domains-host-unreadable = Domain: only the name, such as listen.band.example, without a path or a port
problem-domains-host-number = Domain: a name, not the number of a machine
problem-domains-host-inner = Domain: this name only means something inside a private network
problem-domains-host-own = Domain: this is the name of this site itself
problem-domains-host-taken = Domain: another workspace here has it already
problem-domains-host-again = Domain: it is in your list already
problem-domains-host-many = Domain: a workspace has twenty at most; remove one first
problem-domains-front = Front page: choose one of your links or published pages
problem-domains-front-both = Front page: a link or an artist’s page, not both
