// What the pressed button says first, as "Vertel uw idee": once, so a refresh does not say it again.
export const opening = words => ({ dispatch }) => next => action => {
  const result = next(action);
  if (words && action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
    const text = words;
    words = '';
    const address = new URL(location.href);
    address.searchParams.delete('begin');
    history.replaceState(null, '', address);
    dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'code' } });
  }
  return result;
};
