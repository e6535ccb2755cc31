## The privacy policy around its tables.

transparency-in-force = Действует с
transparency-version = Версия
transparency-lead = Эта страница составлена из тех же описаний, по которым работает сама программа. Чего здесь нет, того она хранить не может.
transparency-contents = Содержание
transparency-who = Кто мы
transparency-who-what = Контролёр данных — { $operator }. Пишите: { $contact }.
transparency-data = Что мы храним, зачем и как долго
transparency-visits = Если вы просто смотрите
transparency-visits-what = Мы считаем посещение и переход и не храним ничего, что говорило бы, кто вы: ни адреса, ни идентификатора, ни cookie. Подсчёты хранятся { $days }. Посетители одного дня различаются по хешу, случайный ключ которого живёт в памяти только этот день.
transparency-fans = Если вы делаете пресейв
transparency-members = Если вы работаете здесь с нами
transparency-everyone = Что добавляется в обоих случаях
transparency-what = Что
transparency-why = Зачем
transparency-basis = Правовое основание
transparency-how-long = Как долго
transparency-sealed = зашифровано вашим собственным ключом
transparency-basis-consent = Ваше согласие
transparency-basis-contract = Выполнение того, о чём вы нас попросили
transparency-basis-legal-obligation = Обязанность по закону
transparency-basis-legitimate-interest = Законный интерес: { $interest }
transparency-keep-use = В течение одного запроса, только в памяти
transparency-keep-until-ended = Пока релиз не будет добавлен, либо вы не отмените пресейв, либо он не будет отклонён или не истечёт; не дольше шести месяцев
transparency-keep-days = { $n ->
    [one] { $n } день после завершения
    [few] { $n } дня после завершения
    [many] { $n } дней после завершения
   *[other] { $n } дня после завершения
}
transparency-keep-at-most = { $n ->
    [one] Не дольше { $n } дня
   *[other] Не дольше { $n } дней
}
transparency-keep-account = Пока существует ваш аккаунт
transparency-keep-subject = Пока существует ваш пресейв или аккаунт
transparency-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
transparency-minutes = { $n ->
    [one] { $n } минута
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
transparency-presaves = Пресейвы
transparency-presaves-one = Вы даёте одно разрешение. Оно используется один раз, в день выхода, чтобы добавить один релиз в вашу медиатеку. Затем оно уничтожается, и страница вашей квитанции говорит, когда.
transparency-presaves-not-read = Мы не читаем вашу медиатеку.
transparency-presaves-not-follow = Мы ни на кого не подписываемся от вашего имени.
transparency-presaves-not-ask = Мы не спрашиваем ваше имя и адрес электронной почты.
transparency-presaves-revoke = Spotify не позволяет приложениям вернуть разрешение. Мы уничтожаем свою копию; прекратить его на стороне Spotify можете и вы — в разделе приложений своего аккаунта.
transparency-processors = Кто ещё что-либо получает
transparency-nobody = Никто: этот экземпляр программы никуда не отправляет ваши данные.
transparency-party = Кто
transparency-does = Для чего
transparency-country = Страна
transparency-receives = Что получает
transparency-safeguard = Гарантия защиты
transparency-cookies = Файлы cookie
transparency-cookies-what = Есть только эти, и каждый нужен для того, о чём вы попросили. При просмотре страницы не создаётся ни одного.
transparency-name = Имя
transparency-category = Категория
transparency-what-for = Для чего
transparency-life = Срок жизни
transparency-rights = Ваши права
transparency-rights-what = Вы вправе видеть то, что мы о вас храним, исправлять, получать, ограничивать и удалять это, возражать против его использования и в любой момент отозвать своё согласие. Для пресейва это делается на странице вашей квитанции, без аккаунта. По всем остальным вопросам пишите нам.
transparency-complaint = Вы можете подать жалобу в орган по защите данных страны, в которой живёте.
transparency-machine = Те же описания для машин
country-SE = Швеция
cookie-category-essential = Необходимый
cookie-category-performance = Эксплуатационный
cookie-category-functional = Функциональный
cookie-category-marketing = Маркетинговый
