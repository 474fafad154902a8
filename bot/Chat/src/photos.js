// A phone's photo may be larger than the server takes (5 MB): such a one is made smaller before it is sent.
const Most = 4.5 * 1024 * 1024;
const Side = 2400;

export function smallerPhotos(directLine) {
  const post = directLine.postActivity.bind(directLine);
  directLine.postActivity = activity => activity.attachments?.length
    ? {
      subscribe(observer) {
        let inner;
        smaller(activity).then(ready => { inner = post(ready).subscribe(observer); }, fault => observer.error(fault));
        return { unsubscribe: () => inner?.unsubscribe() };
      },
    }
    : post(activity);
  return directLine;
}

async function smaller(activity) {
  return { ...activity, attachments: await Promise.all(activity.attachments.map(one)) };
}

async function one(attachment) {
  if (!attachment.contentUrl?.startsWith('blob:')) return attachment;
  const file = await (await fetch(attachment.contentUrl)).blob();
  if (file.size <= Most) return attachment;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return attachment; // no photo: the server says so
  const scale = Math.min(1, Side / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement('canvas'), { width: picture.width * scale, height: picture.height * scale });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
  return { ...attachment, contentType: 'image/jpeg', contentUrl: URL.createObjectURL(drawn) };
}
