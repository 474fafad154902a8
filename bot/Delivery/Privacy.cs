using System.Text.Json.Nodes;
using WijkBot.Channels.Activities;
using WijkBot.Knowledge.Language.PersonalData;

namespace WijkBot.Delivery;

/// <summary>Masks personal data that a resident typed by accident before anything is stored (AVG: no more than needed; a BSN never).</summary>
public static class Privacy
{
    /// <summary>The activity as it may be stored; what was found stands in <see cref="OurNotes"/>.</summary>
    public static Activity Mask(Activity activity)
    {
        if (activity.Text is not { Length: > 0 } text || PersonalDataMask.Mask(text) is not { Found.Count: > 0 } masked)
            return activity;
        var kinds = new JsonArray([.. masked.Found.Select(kind => (JsonNode)kind.ToString().ToLowerInvariant())]);
        var numbers = new JsonArray([.. masked.PhoneNumbers.Select(number => (JsonNode)number)]);
        return OurNotes.Add(OurNotes.Add(activity with { Text = masked.Text }, OurNotes.Masked, kinds), OurNotes.Numbers, numbers);
    }

    /// <summary>The activity as it is kept once its turn is over: without the numbers. Null when it held none.</summary>
    public static Activity? WithoutNumbers(Activity activity) => OurNotes.Without(activity, OurNotes.Numbers);
}
