## Раздел фанатов: формы подписки, письма, загрузки, конкурсы.

capture-title = Фанаты
capture-error = Ошибка:
capture-crumbs = Навигация
capture-problems = { $n ->
    [one] Стоит проверить { $n } пункт
    [few] Стоит проверить { $n } пункта
   *[other] Стоит проверить { $n } пунктов
}
capture-none = Пока нет ни одной формы
capture-none-what = Через форму фанаты просят о письмах артиста, загрузке или участии в конкурсе. Каждый подтверждает адрес письмом и может уйти одним нажатием.
capture-new = Создать форму
capture-next-page = Следующая страница
capture-no-artist = Сначала артист
capture-no-artist-what = Форма принадлежит артисту. Добавьте артиста и возвращайтесь.
capture-no-artist-do = Добавить артиста
capture-artist = Артист
capture-choose = Выберите…
capture-kind = Для чего она
capture-kind-newsletter = Письма
capture-kind-download = Загрузка
capture-kind-contest = Конкурс
capture-kind-newsletter-what = Письма: фанаты подписываются, чтобы им писали.
capture-kind-download-what = Загрузка: фанаты могут подписаться на письма или просто взять файл.
capture-kind-contest-what = Конкурс: фанаты участвуют до указанного дня, а вы проводите розыгрыш.
capture-slug = Адрес
capture-slug-hint = Последнее слово адреса формы: от 2 до 64 букв a–z, цифр и дефисов.
capture-form-title = Заголовок
capture-form-words = Текст
capture-form-words-hint = Что получат фанаты, вашими словами. До 2000 знаков; можно оставить пустым.
capture-file = Адрес файла
capture-file-hint = Только для загрузки: где лежит файл, начиная с https://
capture-ends-on = Последний день конкурса (UTC)
capture-winners = Число победителей
capture-promise = Форма спрашивает адрес электронной почты и больше ничего. Она никого не заставляет подписываться в сервисах, для загрузки адрес не нужен, а вы видите адрес, только если его владелец это отметил.
capture-save = Сохранить форму
capture-create = Создать форму
capture-back = Не сейчас
capture-retire = Закрыть эту форму…
capture-retire-what = Здесь больше никто не сможет подписаться, и отсюда нельзя будет писать письма. У подписавшихся останется их страница, и они смогут уйти как прежде. Отменить это нельзя.
capture-retire-do = Закрыть форму
capture-edit = Изменить слова
capture-letters = Письма
capture-letters-none = Пока ничего не написано.
capture-heading = Тема
capture-body = Письмо
capture-body-hint = Каждая строка станет абзацем. Ниже добавляется ссылка, которая прекращает письма.
capture-write = Посмотреть перед отправкой
capture-addresses = Адреса
capture-addresses-what = Вы видите адреса тех фанатов, кто отметил «артист может видеть мой адрес». До остальных письма доходят тоже.
capture-addresses-none = Пока никто этого не отметил.
capture-addresses-show = Показать адреса
capture-addresses-logged = Этот просмотр записан в открытый журнал. Там сказано, что кто-то смотрел адреса, но не чьи.
capture-export = Скачать в CSV
capture-languages = Фанаты по языкам. Группы меньше пяти человек входят в «другие».
capture-language = Язык
capture-language-en = Английский
capture-language-ru = Русский
capture-language-gu = Гуджарати
capture-language-ur = Урду
capture-language-other = Другие
capture-asked-n = Запросили
capture-confirmed-n = Подтвердили
capture-here-n = Сейчас с вами
capture-seen-n = Показывают вам адрес
capture-left-n = Ушли
capture-entries-n = Участники
capture-confirmed-at = Подтверждено
capture-draw = Розыгрыш
capture-draw-now = Провести розыгрыш…
capture-draw-what = Победители выбираются случайно и узнают об этом из письма. Это делается один раз. Через 30 дней все заявки удаляются.
capture-draw-do = Провести розыгрыш
capture-drawn = Розыгрыш: { $at }, заявок: { $entries }.
capture-contest = Заканчивается: { $end }. Победителей: { $winners }.
capture-letter-draft = Ещё не отправлено
capture-letter-under-way = Отправляется: { $done } из { $total }
capture-letter-finished = Отправлено: { $sent }, завершено { $at }
capture-n-fans = { $n ->
    [one] { $n } фанат
    [few] { $n } фаната
   *[other] { $n } фанатов
}
capture-send = { $n ->
    [one] Отправить { $n } фанату
   *[other] Отправить { $n } фанатам
}
capture-send-what = Ушедшее письмо вернуть нельзя. Дважды его никто не получит.
capture-send-nobody = Пока никто не подтвердил подписку, отправлять некому.
capture-test = Отправить мне пробное
capture-tested = Пробное письмо отправлено на ваш собственный адрес.
capture-look-again = Посмотреть снова
capture-email = Адрес электронной почты

## Что видят фанаты.

capture-problem-title = Чего-то не хватает
capture-problem-born = Укажите день рождения
capture-problem-email = Укажите адрес электронной почты, например noor@example.org
capture-until = До: { $at }
capture-just-download = Просто скачать
capture-just-download-what = Файл ваш и без адреса. Подписка нужна только для писем.
capture-born = День вашего рождения
capture-born-kept = Закон устанавливает возраст, с которого можно подписываться самостоятельно. Мы сравниваем день один раз и не храним его.
capture-agree-letters = Я хочу, чтобы { $artist } писал мне по электронной почте о музыке, концертах и релизах, пока я не скажу «хватит».
capture-agree-artist = { $artist } может видеть мой адрес электронной почты.
capture-artist-without = Без этого артист видит только число фанатов. Письма всё равно дойдут до вас через нас.
capture-go-newsletter = Подписаться на письма
capture-go-download = Подписаться на письма
capture-go-contest = Записаться
capture-next = Дальше мы напишем вам один раз. Подписка действует после вашего подтверждения.
capture-over = Этот конкурс окончен
capture-over-what = Участвовать больше нельзя. Спасибо, что зашли.
capture-not-live = Сейчас здесь нельзя подписаться
capture-not-live-what = Этот сайт пока не может отправлять письма. Зайдите позже.
capture-closed = Мы не можем вас подписать
capture-closed-what = Спасибо за интерес. Ничего не сохранено.
capture-asked = Загляните в почту
capture-asked-what = Если на этот адрес можно написать, письмо уже в пути. Нажмите кнопку по ссылке из него в течение двух дней. Если вы этого не сделаете, всё будет удалено.
capture-link-gone = Эта ссылка больше не работает
capture-link-gone-what = Её уже использовали, или ей больше двух дней. Можно подписаться снова.
capture-no-page = Такой подписки здесь нет
capture-no-page-what = Возможно, адрес неполный или всё о ней удалено.
capture-unsubscribed = Писем больше не будет
capture-unsubscribed-what = Готово, сразу. Больше ничего не нужно.
capture-confirm = Это ваш адрес?
capture-confirm-what = Кто-то указал ваш адрес электронной почты. Если это были вы, подтвердите. Если нет, закройте страницу: ничего не останется.
capture-confirm-do = Да, это мой адрес
capture-out = Прекратить эти письма?
capture-out-what = Одно нажатие и никаких вопросов.
capture-out-do = Прекратить письма
capture-own-here = Вы подписаны
capture-own-left = Вы ушли
capture-own-over = Это закончилось
capture-joined = Подтверждено: { $at }
capture-entered = Вы участвуете в конкурсе с { $at }.
capture-won = Вы выиграли!
capture-won-what = Разрешите ниже артисту видеть ваш адрес, чтобы приз до вас дошёл.
capture-bookmark = Сохраните адрес этой страницы.
capture-bookmark-why = Это ваш путь всё изменить или удалить без аккаунта.
capture-download = Скачать файл
capture-own-letters = Письма
capture-own-letters-on = Вы получаете письма артиста.
capture-own-letters-stop = Прекратить письма
capture-own-artist = Ваш адрес
capture-own-artist-on = Артист может видеть ваш адрес электронной почты.
capture-own-artist-stop = Скрыть мой адрес
capture-own-yes = Я согласен
capture-agreed = На что вы согласились
capture-agreed-hash = Под каждым пунктом отпечаток (SHA-256) точных слов, которые вы видели.
capture-agreed-given = Дано: { $at }
capture-agreed-withdrawn = Отозвано: { $at }
capture-agreed-other = Другая цель этого сайта
capture-yours = В ваших руках
capture-leave = Уйти
capture-leave-what = Когда вы уходите, адрес сразу уничтожается. Через тридцать дней исчезает и остальное.
capture-export-own = Скачать мои данные
capture-erase = Удалить всё
capture-erase-sure = Всё об этой подписке удаляется навсегда, и эта страница тоже.
capture-erase-yes = Да, удалить
capture-rights = Все ваши права

## Наши письма.

capture-letter-confirm-subject = Подтвердите: { $title }
capture-letter-confirm-body = Кто-то указал этот адрес для «{ $title }», { $artist }, на сайте { $operator }. Если это были вы, откройте ссылку и подтвердите в течение двух дней.

    Если это были не вы, ничего не делайте: всё будет удалено, и мы больше не напишем.
capture-letter-confirm-link = Подтвердить
capture-letter-known-subject = Вы уже подписаны: { $title }
capture-letter-known-body = Кто-то снова указал этот адрес для «{ $title }», { $artist }, на сайте { $operator }. Вы уже подписаны. На вашей странице можно посмотреть свой выбор, изменить его и уйти.
capture-letter-known-link = Ваша страница
capture-letter-artist-subject = { $heading }
capture-letter-artist-body = Вам пишет { $artist }:
capture-letter-artist-link = Прекратить эти письма
capture-letter-test-subject = Проба: { $heading }
capture-letter-test-body = Так ваши фанаты прочтут письмо, которое пишет { $artist }. У них ниже стоит ссылка, которая прекращает письма.
capture-letter-won-subject = Вы выиграли: { $title }
capture-letter-won-body = Вы участвовали в «{ $title }», { $artist }, на сайте { $operator } и выиграли. Чтобы приз до вас дошёл, откройте свою страницу и разрешите артисту видеть ваш адрес.
capture-letter-won-link = Ваша страница

problem-capture-artist = Артист: выберите одного из своих артистов
problem-capture-kind = Для чего она: выберите одно
problem-capture-missing = Напишите здесь что-нибудь
problem-capture-long = Не больше { $most } знаков
problem-capture-control = Уберите невидимые управляющие знаки
problem-capture-slug = Адрес: от 2 до 64 букв a–z, цифр и дефисов, без дефиса по краям и не из слов самого сайта
problem-capture-slug-taken = Адрес: этот уже занят
problem-capture-file = Файл: укажите полный адрес, который начинается с https://
problem-capture-end = Последний день: начиная с сегодняшнего и в пределах года
problem-capture-winners = Победители: число от 1 до 1000
problem-capture-draw = Розыгрыш проводится один раз, после окончания конкурса
problem-capture-no-mail = Этот сайт пока не может отправлять письма
capture-agreed-download = Скачать эту запись (JSON)
capture-problem-choice = Отметьте, что вам нужно: конкурс, письма или и то и другое
capture-agree-contest = Я участвую в конкурсе.
capture-send-closed = Отправить подписчикам закрытой формы…
capture-send-closed-what = Эта форма закрыта: здесь больше никто не подписывается, а подписавшиеся могли о ней забыть. Отправляйте, только если письмо для них.
problem-capture-closed = Форма закрыта. Подтвердите, что письмо для её подписчиков, и отправьте ещё раз
problem-capture-file-ours = Файл: этот адрес находится на этом же сайте. Укажите, где лежит сам файл
