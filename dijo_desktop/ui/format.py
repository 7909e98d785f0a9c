"""Numbers, money, times and durations in the user's way of writing them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

MICRO = 1_000_000
_UNBROKEN = 24
_MINOR_DIGITS = {"BHD": 3, "CLP": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "OMR": 3, "TND": 3,
                 "UGX": 0, "VND": 0, "XAF": 0, "XOF": 0}  # fmt: skip
_SYMBOLS = {"EUR": "€", "GBP": "£", "JPY": "¥", "PLN": "zł", "UAH": "₴", "USD": "US$"}
_MONTH_DIGITS = 7


def minor_digits(currency: str) -> int:
    """Digits after the point that amounts of a currency have (ISO 4217)."""
    return _MINOR_DIGITS.get(currency, 2)


def money(micro: int, currency: str, decimals: int = 0) -> str:
    """An amount in micro-units of the currency, exact, with at least `decimals` digits after the point."""
    locale = QLocale()
    whole, rest = divmod(abs(micro), MICRO)
    digits = f"{rest:06d}".rstrip("0")
    digits = digits.ljust(max(minor_digits(currency), decimals), "0")
    number = locale.toString(whole)
    if digits:
        number += locale.decimalPoint() + "".join(locale.toString(int(digit)) for digit in digits)
    # Qt writes 1 with the symbol at its place; our digits, which no float could hold, replace it.
    pattern = locale.toCurrencyString(1.0, _symbol(locale, currency), 0)
    sign = locale.negativeSign() if micro < 0 else ""
    return isolated(sign + pattern.replace(locale.toString(1), number, 1))


def cost(micro: int, currency: str, decimals: int = 0) -> str:
    """The cost of a call: "Free" if it is nothing, else the amount."""
    return money(micro, currency, decimals) if micro else QCoreApplication.translate("format", "Free")


def duration(seconds: int, *, short: bool = False) -> str:
    """A duration such as "12 min 34 s", "1 h 19 min 55 s", "41 s"; `short` leaves seconds out from one minute on."""
    minutes, left = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    locale = QLocale()
    two = {"m2": _two(locale, minutes), "s2": _two(locale, left)}
    shown = {"h": locale.toString(hours), "m": locale.toString(minutes), "s": locale.toString(left)} | two
    if hours:
        text = (
            QCoreApplication.translate("format", "{h} h {m2} min")
            if short
            else QCoreApplication.translate("format", "{h} h {m2} min {s2} s")
        )
    elif minutes:
        text = (
            QCoreApplication.translate("format", "{m} min")
            if short
            else QCoreApplication.translate("format", "{m} min {s2} s")
        )
    else:
        text = QCoreApplication.translate("format", "{s} s")
    return isolated(text.format(**shown))


def count(number: int) -> str:
    """A number with the user's digits and separators."""
    return QLocale().toString(number)


def size(number: int) -> str:
    """An amount of bytes such as "2.1 MB"."""
    return isolated(QLocale().formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat))


def percent(share: float) -> str:
    """A share from 0 to 1 such as "54 %"."""
    return QCoreApplication.translate("format", "{n} %").format(n=count(int(share * 100)))


def local(ms: int) -> QDateTime:
    """The user's local date and time of a moment in UTC milliseconds."""
    return QDateTime.fromMSecsSinceEpoch(ms)


def time(ms: int) -> str:
    """The time of day such as "14:02"."""
    return isolated(QLocale().toString(local(ms).time(), QLocale.FormatType.ShortFormat))


def date(ms: int) -> str:
    """The date such as "3 Mar 2025"."""
    return _date(local(ms).date())


def date_and_time(ms: int) -> str:
    """Date and time such as "3 Mar 2025, 14:02"."""
    return QCoreApplication.translate("format", "{date}, {time}").format(date=date(ms), time=time(ms))


def day(iso: str) -> str:
    """A calendar day, given as YYYY-MM-DD, such as "3 Mar 2025"; of YYYY-MM "March 2025"."""
    if len(iso) == _MONTH_DIGITS:
        first = QDate.fromString(f"{iso}-01", Qt.DateFormat.ISODate)
        return QLocale().toString(first, "MMMM yyyy")
    return _date(QDate.fromString(iso, Qt.DateFormat.ISODate))


def weekday_and_day(iso: str, *, year: bool = False) -> str:
    """A calendar day with its weekday such as "Monday 23 November", with the year if asked for."""
    pattern = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    if not year:
        pattern = _without(pattern, "yyyy") if "yyyy" in pattern else _without(pattern, "y")
    if QLocale().language() == QLocale.Language.English:
        pattern = pattern.replace("dddd,", "dddd")
    return QLocale().toString(QDate.fromString(iso, Qt.DateFormat.ISODate), pattern)


def when(ms: int, now_ms: int) -> str:
    """The time if it was today, else date and time."""
    if local(ms).date() == local(now_ms).date():
        return QCoreApplication.translate("format", "today, {time}").format(time=time(ms))
    return date_and_time(ms)


def isolated(text: str) -> str:
    """Text that reads left to right, kept whole inside a right-to-left sentence."""
    if QLocale().textDirection() == Qt.LayoutDirection.RightToLeft:
        return f"\u2066{text}\u2069"
    return text


def breakable(word: str) -> str:
    """A word without an end, such as an identifier, that may go on in the next line after every 24 characters."""
    return "\u200b".join(word[start : start + _UNBROKEN] for start in range(0, len(word), _UNBROKEN))


def _date(value: QDate) -> str:
    locale = QLocale()
    pattern = _without(locale.dateFormat(locale.FormatType.LongFormat), "dddd").replace("MMMM", "MMM")
    return locale.toString(value, pattern)


def _without(pattern: str, part: str) -> str:
    """A date pattern without one part and the punctuation that hung on it."""
    return pattern.replace(part, "").replace(" ,", ",").strip(" ,،./-")


def _two(locale: QLocale, number: int) -> str:
    digits = locale.toString(number)
    return digits if len(digits) > 1 else locale.zeroDigit() + digits


def _symbol(locale: QLocale, currency: str) -> str:
    if locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) == currency:
        return locale.currencySymbol()
    return _SYMBOLS.get(currency, currency + "\u00a0")
