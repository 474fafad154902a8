// Points to pin: one well inside each wijk (from the outlines of CBS/Kadaster 2025, CC BY 4.0), and one outside the town.
export const places = [
  { label: 'Windmolenbroek', latitude: 52.3314, longitude: 6.6355 },
  { label: 'Binnenstad', latitude: 52.3564, longitude: 6.6622 },
  { label: 'De Riet', latitude: 52.3325, longitude: 6.6947 },
  { label: 'Noorderkwartier', latitude: 52.3816, longitude: 6.6502 },
  { label: 'Sluitersveld', latitude: 52.3873, longitude: 6.6902 },
  { label: 'Wierdense Hoek', latitude: 52.3542, longitude: 6.6282 },
  { label: 'Nieuwstraat-Kwartier', latitude: 52.3497, longitude: 6.6558 },
  { label: 'Ossenkoppelerhoek', latitude: 52.3445, longitude: 6.6499 },
  { label: 'Hofkamp', latitude: 52.3529, longitude: 6.6966 },
  { label: 'Schelfhorst', latitude: 52.3776, longitude: 6.6781 },
  { label: 'Aadorp', latitude: 52.3757, longitude: 6.6296 },
  { label: 'Bornerbroek', latitude: 52.3167, longitude: 6.6749 },
  { label: 'Buiten Almelo (Deventer)', latitude: 52.2552, longitude: 6.1639 },
];
