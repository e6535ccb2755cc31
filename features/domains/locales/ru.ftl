## The labels' own domains.

domains-title = Свои домены
domains-error = Ошибка:
domains-crumbs = Путь к странице
domains-links = Ссылки
domains-problems = { $n ->
    [one] Проверьте ещё раз { $n } поле
    [few] Проверьте ещё раз { $n } поля
    [many] Проверьте ещё раз { $n } полей
   *[other] Проверьте ещё раз { $n } поля
}
domains-none = Пока нет ни одного домена
domains-none-what = Ваши ссылки могут открываться и под вашим собственным именем, например listen.band.example. Добавьте его ниже; на следующей странице написано, какие записи нужно создать.
domains-new = Добавить домен
domains-host = Домен
domains-host-hint = Только имя, на любом языке. Лучше всего имя внутри вашего домена: listen.band.example.
domains-add = Добавить домен
domains-waiting = Ждём записей
domains-waiting-what = Создайте две записи, указанные ниже. Мы сами проверим ещё раз; изменение может стать заметным только через сутки.
domains-live = Работает
domains-live-what = Домен ведёт сюда. Каждая ваша ссылка открывается и под этим именем.
domains-faltering = Последняя проверка нашла неполадку
domains-faltering-what = Раньше домен вёл сюда. Скоро мы проверим ещё раз.
domains-lost = Домен больше не ведёт сюда
domains-lost-what = Фанаты, которые его открывают, не попадают к вам, и его сертификат не продлевается. Создайте записи заново или удалите домен.
domains-checked = Последняя проверка: { $when } (UTC)
domains-check = Проверить сейчас
domains-certificate-none = Сертификат запросим, как только домен начнёт вести сюда.
domains-certificate-soon = Сертификат запрашивается.
domains-certificate-until = Сертификат действует до { $when } (UTC) и будет продлён заранее.
domains-certificate-failed = Сертификат получить пока не удалось. Попробуем снова: { $when } (UTC).
domains-certificate-proxy = Сертификат выдаёт сервер, стоящий перед этой программой: обратитесь к тому, кто им управляет.
domains-records = Какие записи создать
domains-records-what = Добавьте обе записи там, где вы купили домен. Первая показывает, что он ваш, вторая ведёт его сюда.
domains-record-proof = Что домен ваш
domains-record-way = Что он ведёт сюда
domains-record-root = Если запись CNAME невозможна (для самого band.example), создайте запись ALIAS или укажите адреса этого сервера в записях A и AAAA.
domains-front = Главная страница
domains-front-link = Что показывает само имя
domains-front-list = Список ваших открытых ссылок
domains-save = Сохранить выбор
domains-remove = Удалить этот домен…
domains-removal = Удалить домен?
domains-removal-what = Под этим именем больше ничего не откроется, в том числе по напечатанным адресам. Ваши ссылки продолжат работать под нашим именем. Сертификат и его ключ здесь удаляются.
domains-removal-do = Удалить домен
domains-removal-leave = Оставить
domains-front-title = Слушать
domains-front-none = Здесь пока нечего слушать.

reason-domains-no-record = Записи TXT пока нет.
reason-domains-other-record = Запись TXT есть, но в ней другое значение.
reason-domains-no-address = У имени пока нет адреса.
reason-domains-no-name-server = Серверы имён этого домена не отвечают.
reason-domains-inner = Имя ведёт в частную сеть, куда никто не попадёт.
reason-domains-no-answer = Там ничего не отвечает, или отвечает не эта программа.
reason-domains-elsewhere = Имя ведёт на другой сервер.
reason-domains-taken = Это имя здесь занято другим рабочим пространством.
problem-domains-host-missing = Домен: напишите его имя
problem-domains-host-long = Домен: таких длинных имён не бывает
problem-domains-host-unreadable = Домен: только имя, например listen.band.example, без пути и порта
problem-domains-host-number = Домен: нужно имя, а не номер машины
problem-domains-host-inner = Домен: это имя имеет смысл только внутри частной сети
problem-domains-host-own = Домен: это имя самого этого сайта
problem-domains-host-taken = Домен: он уже есть у другого рабочего пространства
problem-domains-host-again = Домен: он уже есть в вашем списке
problem-domains-host-many = Домен: в рабочем пространстве не больше двадцати; сначала удалите один
problem-domains-front = Главная страница: выберите одну из своих ссылок или опубликованных страниц
problem-domains-front-both = Главная страница: либо ссылка, либо страница артиста
