using Parley.Access;
using Parley.Incorporation;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Posting;

/// <summary>The right that each act takes. An act that is not named here is refused to everybody.</summary>
public static class ActRights
{
    public static Right? Of(string path) => path switch
    {
        "units" => Right.SetUp,
        "agreements" or "agreements/{slug}/conforming-changes" => Right.ImportText,
        "negotiations" or "side-letters" => Right.OpenTables,
        "negotiations/{slug}/notes" => Right.RecordAccount,
        "negotiations/{slug}/serving" => Right.Serve,
        "negotiations/{slug}/caucus-notes" or "negotiations/{slug}/mandates" or "negotiations/{slug}/costings" => Right.RecordInternal,
        "negotiations/{slug}/hidings" => Right.Hide,
        "negotiations/{slug}/confirmations" => Right.Confirm,
        "negotiations/{slug}/moves" or "negotiations/{slug}/steps" or "negotiations/{slug}/sessions" or "negotiations/{slug}/ground-rules" or "negotiations/{slug}/tentative-agreements"
            or "negotiations/{slug}/reopenings" or "negotiations/{slug}/ratifications" or "negotiations/{slug}/board-approvals" or "negotiations/{slug}/closing"
            or "negotiations/{slug}/links" or "negotiations/{slug}/corrections" => Right.RecordExchanged,
        "side-letters/{slug}/ratifications" or "side-letters/{slug}/board-approvals" or "side-letters/{slug}/extensions" or "side-letters/{slug}/endings" or "side-letters/{slug}/corrections" => Right.RecordExchanged,
        _ => null,
    };

    /// <summary>Who makes something new under a name must see all names, or the refusal of one would tell of what they may not see.</summary>
    public static bool IsForTheWhole(Right right) => right is Right.SetUp or Right.OpenTables or Right.ImportText;

    /// <summary>The agreements that a command can change, by slug: whoever records it must see them.</summary>
    public static IEnumerable<string> AgreementsOf(ICommand command) => command switch
    {
        RecordEntry entry => entry.Particulars.Agreements,
        RecordAct act => act.Particulars.Agreements,
        DraftPaper draft => draft.Particulars.Agreements,
        _ => [],
    };

    /// <summary>The side letters that a command can end.</summary>
    public static IEnumerable<string> LettersOf(ICommand command) => command switch
    {
        RecordEntry entry => entry.Particulars.Ends,
        RecordAct act => act.Particulars.Ends,
        DraftPaper draft => draft.Particulars.Ends,
        _ => [],
    };
}
