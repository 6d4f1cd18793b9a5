import type { ReadMeWords } from './read-me-en.ts';

/** The words of `READ-ME-FIRST.txt` in Spanish. */
export const readMeEs: ReadMeWords = {
  title: 'LÉAME PRIMERO',
  whatTitle: 'QUÉ ES ESTO',
  what: (name, version) =>
    `Un registro de hechos, llevado por la persona a quien le ocurrieron, en su propio navegador, con un programa de código abierto (${name} ${version}).`,
  counts: (entries, exhibits, files) =>
    `Entradas: ${entries}; documentos: ${exhibits}${files === null ? '' : `; archivos: ${files}`}.`,
  volumeTitle: (number, of) => `ESTE ES EL VOLUMEN ${number} DE ${of}`,
  volume: (number, of) =>
    `El paquete se dividió por su tamaño. Los informes, data/record.json y data/journal.jsonl están en el volumen 1${number === 1 ? ', este' : ''}; los demás contienen los documentos. Cada volumen puede comprobarse solo, como se explica abajo; si están los ${of} y van juntos lo dice el verificador de Daybook.`,
  begin:
    'Empiece por data/report.html: la página 1 muestra qué ocurrió, cuándo, con qué frecuencia y desde qué cuentas. Se abre en cualquier navegador, sin red, y no ejecuta nada.',
  files: {
    html: 'todo, para leer e imprimir',
    pdf: 'lo mismo en PDF (si es largo, las entradas están en report-entries-1.pdf, etc.)',
    timeline: 'cada entrada en una fila, para una hoja de cálculo',
    preservation: 'cuentas, elementos, direcciones y horas: qué pedir a las plataformas que conserven',
    leftOut: 'entradas del registro que no están en este paquete',
    exhibits: 'una carpeta por entrada: imágenes, palabras, archivos, cómo se obtuvo cada uno (capture.json), notas',
    record: 'todo para programas',
    journal: 'una cadena de resúmenes de todo lo hecho en el registro',
  },
  showsTitle: 'QUÉ MUESTRA Y QUÉ NO PUEDE MOSTRAR',
  shows:
    'Registra lo que ese navegador mostró. Quien usa una página puede alterarla antes de guardarla. Los resúmenes y la firma muestran que los archivos no han cambiado desde que se hizo este paquete; no que una página fuera auténtica, ni quién la escribió. La clave de firma se creó en el mismo ordenador: no nombra a nadie. Los originales los tienen las plataformas.',
  checkTitle: 'CÓMO COMPROBARLO',
  unpack: (folder) => `Descomprima el ZIP y trabaje en la carpeta ${folder}.`,
  compare: 'Números para comparar con la página 1 del informe, o con lo que le dijeron:',
  key: 'SHA-256 de la clave de firma',
  record: 'SHA-256 de data/record.json',
  listed: '1. Cada archivo es como figura en la lista.',
  nothingSaid: '(sin salida: todos los archivos son como figuran)',
  added: (files) => `2. No se añadió ningún archivo. Hay ${files} archivos.`,
  addedLater:
    'Un sello de tiempo añadido después son tres archivos más: los que acaban en .tsq y .tsr, y tsa-chain.pem.',
  signed: '3. La lista es la que se firmó.',
  withOpenssl: 'lo mismo, donde esté instalado OpenSSL',
  opensslWhere: 'Viene con Git para Windows: C:\\Program Files\\Git\\usr\\bin\\openssl.exe',
  sameKey: '4. La clave es la de la página 1.',
  number:
    '5. El número propio del paquete: el SHA-256 de tagmanifest-sha256.txt. Abarca todos los archivos, así que no puede estar en ninguno. A la persona que hizo el paquete se le mostró y quizá se lo haya citado.',
  timestamp: '6. Un sello de tiempo, donde esté tagmanifest-sha256.txt.tsr.',
  timestampWorth:
    'tsa-chain.pem vino con el paquete: para confiar de verdad, tome el certificado del sitio de la propia autoridad. No es un sello de tiempo cualificado salvo que la autoridad lo sea.',
  bag: 'La carpeta es una bolsa BagIt 1.0 (RFC 8493): cualquier validador de BagIt hace 1 y 2 de una vez. El verificador de Daybook hace todo, y comprueba también el diario.',
};
