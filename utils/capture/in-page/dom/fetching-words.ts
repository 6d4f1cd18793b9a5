/**
 * Words on a control that fetches more of a list, in the languages in which most lists are read. Two of three are needed:
 * that something is shown, that it is more or earlier, and what it is of. One alone stands on many a button.
 */
const shows =
  '(?:load|show|view|see|get|display|expand|open|toon|bekijk)(?!\\p{L})|laden|anzeigen|ansehen|einblenden|(?:ver|vedi|voir|mostra|mostrar|cargar|charger|carregar|afficher|exibir|carica|visualizza|abrir|lihat|muat)(?!\\p{L})|tampilkan|weergeven|показать|загрузить|посмотреть|göster|yükle|pokaż|wczytaj|zobacz|عرض|تحميل|مشاهدة|見る|表示|読み込|查看|檢視|显示|顯示|加载|載入|보기|불러오|देखें|दिखाएं';
const more =
  '(?:more|earlier|older|previous|prior|further|additional|remaining|hidden|mehr|más|plus|mais|più|meer)(?!\\p{L})|weitere|ältere|frühere|vorherige|anterior|antigu|antig[oa]s|restante|ocult[ao]s|otr[ao]s|outr[ao]s|autres|précédent|ancien|precedent|altr[ei]|eerdere|oudere|vorige|ещ[её]|предыдущ|daha|fazla|önceki|więcej|poprzedni|starsz|lainnya|sebelumnya|lebih|المزيد|السابق|أقدم|もっと|さらに|以前|過去|前の|続き|他の|更多|更早|之前|더|이전|और|पिछल';
const things =
  '(?:messages|comments|replies|posts|tweets|answers|responses|conversation|thread)(?!\\p{L})|nachrichten|kommentare|antworten|beiträge|mensaje|comentario|respuesta|publicacion|commentaire|réponse|publication|mensage|comentário|resposta|publicaç|messaggi|commenti|risposte|berichten|reacties|antwoorden|сообщени|комментари|ответ|mesaj|yorum|yanıt|wiadomoś|komentarz|odpowied|pesan|komentar|balasan|رسائل|تعليق|ردود|メッセージ|コメント|返信|投稿|消息|訊息|评论|留言|回复|回覆|메시지|댓글|답글|संदेश|टिप्पणि|जवाब';
const others =
  'hide|collapse|less|fewer|new(?!\\p{L})|unread|reply|write|add(?!\\p{L})|send|sort|search|mark(?!\\p{L})|delete|report|ausblenden|weniger|ocultar|menos|masquer|moins|esconder|nascondi|meno(?!\\p{L})|verberg|скрыть|gizle|ukryj|sembunyi|إخفاء|隠|非表示|收起|隐藏|隱藏|숨기';
const every = '(?:all|alle|todos|todas|toutes|tous|tutti|tutte)(?!\\p{L})';
const small = 'click|here|to|the|of|from|los|las|les|des|de|le|die|den';

/** Whole words or their beginnings; scripts that part no words are looked through. */
const anyOf = (words: string) => new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${words})`, 'giu');
const [showing, moreOf, thing, other, all] = [shows, more, things, others, every].map(anyOf) as [
  RegExp,
  RegExp,
  RegExp,
  RegExp,
  RegExp,
];
const smallWord = anyOf(`(?:${small})(?!\\p{L})`);

/** Longer words are no name of a control. */
const mostLetters = 80;
/** Endings that no list above has. */
const mostLeft = 2;

/** How plainly a control says that it fetches more: `sure` also where it stands in a message, `told` only outside of one. */
export type SaysMore = 'sure' | 'told' | null;

export function saysMore(name: string): SaysMore {
  if (name === '' || name.length > mostLetters || name.search(other) !== -1) return null;
  const [isShown, isMore, isThing] = [showing, moreOf, thing].map((words) => name.search(words) !== -1);
  const isCounted = /\p{Nd}/u.test(name);
  if (isThing && (isMore || (isShown && (isCounted || name.search(all) !== -1)))) return 'sure';
  if (isThing && (isShown || isCounted)) return 'told';
  if (!isShown || !isMore) return null;
  const left = [showing, moreOf, smallWord].reduce((rest, words) => rest.replaceAll(words, ' '), name);
  return left.replaceAll(/[^\p{L}]/gu, '').length > mostLeft ? null : 'told';
}
