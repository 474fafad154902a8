namespace WijkBot.Simulator.Phones;

/// <summary>The photos that residents sent; the last 20 are kept, in memory only.</summary>
public sealed class PhotoAlbum
{
    /// <summary>Largest image that WhatsApp takes, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private const int Kept = 20;
    private readonly Lock gate = new();
    private readonly List<Photo> photos = [];

    /// <summary>Keeps a photo.</summary>
    public Photo Add(string contentType, byte[] bytes)
    {
        var photo = new Photo(PhoneBook.NewId("ME"), contentType, bytes);
        lock (gate)
        {
            photos.Add(photo);
            if (photos.Count > Kept)
                photos.RemoveAt(0);
        }
        return photo;
    }

    /// <summary>The photo with this id, or null.</summary>
    public Photo? Find(string id)
    {
        lock (gate)
            return photos.Find(photo => photo.Id == id);
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        lock (gate)
            photos.Clear();
    }
}

/// <summary>A photo.</summary>
/// <param name="Id">Twilio's id: <c>ME</c> and 32 hexadecimal digits.</param>
/// <param name="ContentType">MIME type as the phone gave it.</param>
/// <param name="Bytes">The file.</param>
public sealed record Photo(string Id, string ContentType, byte[] Bytes);
