## Права на данные: о чём люди могут нас попросить и что из этого выходит.

rights-error-mark = Ошибка:
rights-problems = Посмотрите ещё раз
rights-intro = Ваши данные принадлежат вам. Пользоваться этими правами можно бесплатно, и объяснять причину не нужно.
rights-ways = Три способа ими воспользоваться
rights-way-fan = Вы сделали пресейв: откройте страницу квитанции по адресу, который вам тогда дали. Там есть всё, и аккаунт не нужен. Вашего адреса электронной почты мы не знаем, поэтому найти ваши данные можно только по квитанции.
rights-way-member = У вас здесь аккаунт: откройте страницу конфиденциальности аккаунта.
rights-way-member-go = Конфиденциальность моего аккаунта
rights-way-form = Нет доступа ни к тому, ни к другому: заполните форму ниже. Мы напишем на ваш адрес, чтобы никто не мог попросить от вашего имени.
rights-which = О чём можно попросить
rights-kind-access = Копия моих данных
rights-what-access = Один файл со всем, что о вас хранится: его можно читать как страницу и открыть другими программами. Он создаётся в момент скачивания и у нас не остаётся.
rights-kind-rectification = Исправить ошибку
rights-what-rectification = Неверное можно исправить: адрес почты и язык сразу, всё остальное – написав нам.
rights-kind-erasure = Удалить всё
rights-what-erasure = Удаляется всё о вас, вместе с ключом, без которого копии в резервных архивах не прочесть. Вы получите квитанцию, где названо каждое место.
rights-kind-restriction = Хранить, но не использовать
rights-what-restriction = Ваши данные остаются как есть, и мы ни для чего их не используем, пока вы снова не разрешите.
rights-restriction-member = Пока это действует, войти нельзя. Чтобы снять ограничение, запросите ссылку на странице «Ваши права».
rights-kind-objection = Возразить против использования
rights-what-objection = Иногда мы опираемся на свой интерес, а не на ваше согласие. Против каждого такого случая вы можете возразить.
rights-kind-withdrawal = Отозвать согласие
rights-what-withdrawal = Данное согласие можно отозвать в любой момент, так же легко, как вы его дали.
rights-kind-complaint = Пожаловаться человеку
rights-what-complaint = Напишите тем, кто ведёт этот сайт. Письмо прочтёт человек и ответит в течение месяца.
rights-kind-other = Что-то другое
rights-ask = Попросить по почте
rights-ask-what = Если под вашим адресом что-то хранится, вы получите письмо со ссылкой. Она действует один раз, 24 часа. Если ничего нет, в письме так и будет сказано.
rights-kind = О чём вы просите
rights-email = Ваш адрес электронной почты
rights-email-hint = Туда придёт письмо. Адрес хранится, только пока письмо не ушло или пока вам не ответил человек.
rights-words = Что вы хотите нам сказать
rights-words-hint = Нужно для жалобы или другой просьбы. Текст запечатан, открыть его могут только те, кто ведёт этот сайт.
rights-ask-go = Отправить
rights-asked = Загляните в почту
rights-asked-what = Мы напишем на указанный адрес. Если вы обратились к человеку, ответ придёт в течение месяца. Эту страницу можно закрыть.
rights-no-mail = Этот сайт не отправляет писем. Напишите тем, кто его ведёт:
rights-authority = Надзорный орган по защите данных
rights-authority-what = Туда можно пожаловаться в любое время, не обращаясь сначала к нам:
rights-authority-any = В орган по месту жительства или работы можно пожаловаться в любое время, не обращаясь сначала к нам. Вот список всех органов:

rights-link = Откройте свою страницу
rights-link-what = Ссылка действует один раз. Потом ваша страница полчаса открыта в этом браузере.
rights-link-go = Открыть мою страницу
rights-correction = Подтвердите новый адрес почты
rights-correction-what = После подтверждения письма будут приходить на этот адрес, и входить вы будете с ним.
rights-correction-go = Да, это мой адрес
rights-corrected = Адрес почты изменён
rights-corrected-what = Теперь входите с новым адресом.
rights-taken = Этот адрес использовать нельзя
rights-taken-what = Ничего не изменилось. Выберите другой адрес.

rights-desk = Ваши данные и ваши права
rights-desk-what = Каждая кнопка сразу делает то, что на ней написано.
rights-back = Назад к квитанции
rights-export-go = Скачать мои данные
rights-email-now = Ваш адрес сейчас:
rights-email-new = Новый адрес почты
rights-email-new-hint = Сначала мы напишем на него. Адрес сменится, когда вы подтвердите его там.
rights-email-go = Написать на новый адрес
rights-email-no-mail = Этот сайт не отправляет писем, поэтому подтвердить адрес нельзя. Напишите тем, кто его ведёт.
rights-language = Язык
rights-language-own = Русский
rights-language-go = Выбрать этот язык
rights-withdrawn = Вы отозвали согласие.
rights-withdraw-go = Отозвать
rights-restricted = Ваши данные хранятся и не используются.
rights-lift-go = Снова использовать мои данные
rights-restrict-go = Не использовать мои данные
rights-objected = Вы возразили, и это прекращено.
rights-object-go = Возразить
rights-complain-go = Отправить человеку
rights-lines = О чём вы просили
rights-your-words = Вы написали:
rights-our-delay = Почему нужно больше времени:
rights-our-reply = Наш ответ:
rights-erase = Удалить всё…
rights-erase-fan = Исчезнут ваш пресейв, разрешение к нему, ваше согласие и эта страница. Отменить это нельзя.
rights-erase-member = Исчезнет аккаунт с вашим адресом, паролем и местами в рабочих пространствах, и вы выйдете на всех устройствах. Пространства, где больше никто не работает, потеряют ключи API; опубликованные релизы и ссылки останутся. Отменить это нельзя.
rights-erase-go = Да, удалить всё
rights-last-owner = Вы последний владелец пространства, где работают и другие. Сначала сделайте владельцем кого-то из них или попросите об этом нас; потом аккаунт можно удалить:
rights-done-export = Копия скачана.
rights-done-restriction = Теперь ваши данные хранятся и не используются.
rights-done-restriction-end = Ваши данные снова можно использовать.
rights-done-objection = Это прекращено.
rights-done-withdrawal = Согласие отозвано.
rights-done-complaint = Текст у нас. Человек ответит в течение месяца; ответ появится на этой странице.
rights-done-email = Загляните в почту на новом адресе.
rights-done-language = Язык изменён.
rights-done-erasure = Всё удалено.

rights-erased = Всё удалено
rights-erased-what = Это ваша квитанция. У нас не осталось ничего, чтобы выдать её ещё раз, поэтому сохраните её, если она нужна.
rights-erased-number = Квитанция
rights-erased-at = Удалено
rights-erased-stores = Все места, где может что-то быть о человеке
rights-erased-store = Место
rights-erased-found = Найдено
rights-erased-removed = Удалено
rights-erased-others = { $n ->
    [one] Ещё { $n } место не хранит ничего о людях.
    [few] Ещё { $n } места не хранят ничего о людях.
    [many] Ещё { $n } мест не хранят ничего о людях.
   *[other] Ещё { $n } места не хранят ничего о людях.
}
rights-erased-kept = Ключ к вашим данным уничтожен, поэтому остатки в резервных архивах прочесть нельзя.
rights-erased-log = Журнал базы данных был занят и очистится в течение часа; без вашего ключа его содержимое не прочесть.
rights-erased-download = Скачать квитанцию
rights-erased-follow = Что ответили другие, показывает отдельная страница. Её адрес есть и в квитанции; больше никто её не откроет.
rights-erased-follow-go = Посмотреть, что ответили другие
rights-told = Кто ещё получил от нас что-либо
rights-told-none = Ничто из ваших данных больше никому не уходило.
rights-told-who = Кто
rights-told-own-way = Сделать это там самостоятельно
rights-told-pending = Попросим удалить.
rights-told-asked = Попросили { $day }; ответа пока нет.
rights-told-answered = Ответ от { $day }: там удалено.
rights-told-refused = Отказ от { $day }.
rights-told-unanswered = Попросили, и больше 30 дней молчания. Те, кто ведёт этот сайт, об этом знают.
rights-told-cannot_be_asked = Попросить нельзя.
rights-told-not-findable = У нас больше нет ничего, по чему вас могли бы найти.
rights-kept = Что остаётся; прочесть в нём о вас ничего нельзя
rights-kept-what = Что
rights-kept-why = Почему
rights-kept-until = До
rights-kept-forever = без срока
rights-erasure = После вашего удаления
rights-erasure-what = Кто ещё получил от нас что-либо, что ответил и что остаётся.

rights-register = Обращения о данных
rights-register-what = О чём люди просили вас насчёт своих данных. Закон требует ответить в течение месяца; что может программа, она уже сделала.
rights-register-empty = Пока никто ни о чём не просил.
rights-open = Открыты
rights-soon = Срок близок
rights-overdue = Просрочено
rights-channel = Как
rights-channel-receipt = по квитанции
rights-channel-account = из аккаунта
rights-channel-form = по почте
rights-opened = Когда
rights-state = Состояние
rights-due = Ответить до: { $day }.
rights-outcome-done = Сделано: { $day }.
rights-outcome-answered = Отвечено: { $day }.
rights-outcome-lapsed = Никто не подтвердил; закрыто: { $day }.
rights-crumbs = Где вы находитесь
rights-anonymous = Данные просившего удалены. Осталось только то, что просьба была.
rights-text = Текст обращения
rights-read-what = Текст запечатан. То, что вы его открыли, будет записано.
rights-read-go = Открыть текст
rights-answer = Ответ
rights-answer-words = Ваш ответ
rights-answer-go = Ответить и закрыть
rights-extend = Отложить
rights-extend-what = Один раз, не больше чем на два месяца и только с причиной. Человеку об этом сообщат.
rights-extend-words = Причина
rights-extend-go = Отложить и сообщить

rights-deletions = Удаления, о которых сообщают другим
rights-deletions-what = Каждому, кто получил от вас данные удалённого человека, надо сообщить, чтобы он удалил их тоже. Кого может попросить программа, того она просит, пока не получит ответ; остальное за вами.
rights-deletions-empty = Сообщать некому и не о чем.
rights-way = Как
rights-way-api = программой
rights-way-letter = письмом или лично
rights-way-none = никак
rights-by-hand = За вами
rights-tries = Попытки
rights-deletion-due = Ответ ожидается до
rights-hint = По чему найдут человека
rights-hint-what = То, по чему найдут человека, запечатано до ответа и уничтожается самое позднее { $day }. То, что вы это открываете, записывается.
rights-hint-go = Открыть
rights-outcome = Их ответ
rights-outcome-what = Его покажет квитанция человека и сохранит журнал, который нельзя переписать. То, по чему найдут человека, уничтожается сразу.
rights-outcome-deleted = Удалено, или ничего не было
rights-outcome-refused = Отказ
rights-outcome-confirm = Да, таков их ответ
rights-outcome-go = Записать

rights-letter-link-subject = Ссылка на ваши данные
rights-letter-link-body =
    Кто-то, скорее всего вы, обратился к { $operator } с просьбой: { $kind }.

    Ссылка открывает вашу страницу. Она действует один раз, 24 часа. Если это были не вы, ничего не делайте: без ссылки никто ничего не получит.
rights-letter-link-link = Открыть мою страницу
rights-letter-unknown-subject = Под вашим адресом ничего не хранится
rights-letter-unknown-body =
    Кто-то, скорее всего вы, спросил { $operator }, что хранится под этим адресом электронной почты. Ответ: ничего.

    Вы сделали пресейв? Его можно найти только по странице квитанции, потому что вашего адреса мы не узнаём. По другим вопросам пишите: { $contact }.
rights-letter-unknown-link = Ваши права
rights-letter-correction-subject = Подтвердите новый адрес почты
rights-letter-correction-body =
    Кто-то хочет использовать этот адрес для аккаунта у { $operator }.

    Если это вы, откройте ссылку и подтвердите его в течение 24 часов. Если нет, ничего не делайте.
rights-letter-correction-link = Подтвердить адрес
rights-letter-lifted-subject = Ваши данные снова используются
rights-letter-lifted-body =
    Вы просили { $operator } хранить ваши данные и не использовать их. По вашему желанию это сейчас заканчивается.

    Если это были не вы, вы можете сразу остановить это снова.
rights-letter-lifted-link = Ваши права
rights-letter-answer-subject = Наш ответ о ваших данных
rights-letter-answer-body =
    { $operator } отвечает на ваше обращение о данных:

    { $words }
rights-letter-delay-subject = Для ответа нужно больше времени
rights-letter-delay-body =
    Наш ответ вы получите не позднее этого дня: { $day }. Причина:

    { $words }
rights-letter-alarm-subject = Обращения о данных ждут вашего ответа
rights-letter-alarm-body = Срок в ближайшие пять дней: { $soon }. Просрочено: { $late }.
rights-letter-alarm-link = Открыть список
rights-letter-deletion-subject = Просим удалить данные человека: { $number }
rights-letter-deletion-body =
    { $operator } удаляет данные человека. Вам как нашему обработчику передавались письма на этот адрес: { $hint }

    Просим удалить то, что у вас осталось, например журналы и очереди (GDPR, ст. 17, 19 и 28(3)(e)), и сообщить нам об этом по адресу { $contact }, указав номер { $number }.
rights-letter-told-subject = Об удалениях надо сообщить другим
rights-letter-told-body = Сообщить должны вы: { $hand }. Отказы: { $refused }. Молчат 30 дней: { $unanswered }.
rights-letter-told-link = Открыть список

problem-rights-kind = Выберите, о чём вы просите
problem-rights-words = Напишите что-нибудь, не больше { $most } знаков
problem-rights-purpose = Это использование так остановить нельзя
problem-rights-language = Выберите один из языков
problem-rights-confirm = Ничего не удалено: сначала подтвердите
problem-rights-extended = Это уже один раз отложено или закрыто
problem-rights-outcome = Выберите их ответ и подтвердите его
