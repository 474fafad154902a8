// Says in words what Web Chat cannot mend by itself: the conversation is over, or there is no connection at all.
const Expired = 3;
const FailedToConnect = 4;

export function watchConnection(directLine, startAgain) {
  const notice = document.getElementById('chat-verlopen');
  notice.querySelector('button').addEventListener('click', startAgain);
  directLine.connectionStatus$.subscribe(status => {
    if (status === Expired || status === FailedToConnect) notice.hidden = false;
  });
}
