namespace Parley.Web.Imports;

/// <summary>How far an import is, in words.</summary>
public static class ImportNames
{
    public static string Of(ImportState state) => state.Stage switch
    {
        ImportStage.Reading => "being read",
        ImportStage.Wrong => "to be put right",
        ImportStage.Ready => "to be confirmed",
        ImportStage.Recording => "being recorded",
        _ => "recorded",
    };
}
