// Buttons that copy a text or print the page are there only where they work.
for (const button of document.querySelectorAll('[data-copy], [data-print]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    if ('print' in button.dataset) return print();
    const text = document.getElementById(button.dataset.copy);
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      document.execCommand('copy'); // Without https there is no clipboard, but there is this.
    }
    button.textContent = button.dataset.done;
  });
}
