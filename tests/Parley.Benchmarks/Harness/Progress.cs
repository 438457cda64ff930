namespace Parley.Benchmarks.Harness;

/// <summary>Tells a person who watches what goes on; says nothing where nobody does.</summary>
internal sealed class Progress
{
    private readonly bool watched = !Console.IsErrorRedirected;

    public void Say(string what)
    {
        if (watched) Console.Error.Write($"\r\u001b[K{what}");
    }

    public void Done()
    {
        if (watched) Console.Error.Write("\r\u001b[K");
    }
}
