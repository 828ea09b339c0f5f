/// Names of the months from January on, as 18 languages of Europe write them, alone and beside a day, in full and short; in
/// small letters. They are those of the Unicode Common Locale Data Repository (CLDR 48), kept here because platforms come with
/// other editions of it, which name some months otherwise.
export const MONTH_NAMES: readonly string[] = [
  'january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty ledna leden led tammikuuta tammikuu tammi января январь янв січня січень січ ocak oca ianuarie ian január',
  'february feb februar février févr febrero febbraio fevereiro fev februari lutego luty lut února únor úno helmikuuta helmikuu helmi февраля февраль февр лютого лютий лют şubat şub februarie február febr',
  'march mar märz mär mars marzo março maart mrt marca marzec března březen bře marts maaliskuuta maaliskuu maalis марта март мар березня березень бер mart martie március márc mrz',
  'april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben dub huhtikuuta huhtikuu huhti апреля апрель апр квітня квітень квіт nisan nis aprilie április ápr',
  'may mai mayo maggio mag maio mei maja maj května květen kvě toukokuuta toukokuu touko мая май травня травень трав mayıs május máj',
  'june jun juni juin junio giugno giu junho czerwca czerwiec cze června červen čvn kesäkuuta kesäkuu kesä июня июнь июн червня червень черв haziran haz iunie iun június jún',
  'july jul juli juillet juil julio luglio lug julho lipca lipiec lip července červenec čvc heinäkuuta heinäkuu heinä июля июль июл липня липень лип temmuz tem iulie iul július júl',
  'august aug août agosto ago augustus sierpnia sierpień sie srpna srpen srp augusti elokuuta elokuu elo августа август авг серпня серпень серп ağustos ağu augusztus',
  'september sep sept septembre septiembre settembre set setembro września wrzesień wrz září zář syyskuuta syyskuu syys сентября сентябрь сент вересня вересень вер eylül eyl septembrie szeptember szept',
  'october oct oktober okt octobre octubre ottobre ott outubro out października październik paź října říjen říj lokakuuta lokakuu loka октября октябрь окт жовтня жовтень жовт ekim eki octombrie október',
  'november nov novembre noviembre novembro listopada listopad lis listopadu marraskuuta marraskuu marras ноября ноябрь нояб листопада листопад лист kasım kas noiembrie',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień gru prosince prosinec pro desember des joulukuuta joulukuu joulu декабря декабрь дек грудня грудень груд aralık ara decembrie',
];
