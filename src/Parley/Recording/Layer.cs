namespace Parley.Recording;

/// <summary>Who may see an entry: each layer has one audience and streams of its own (docs/adr/0002).</summary>
public enum Layer
{
    /// <summary>What both sides saw: papers served, tentative agreements, sessions, votes.</summary>
    Exchanged,

    /// <summary>The own side's account of what was said across the table; never given to the other side.</summary>
    Account,

    /// <summary>Caucus, mandate, costing, strategy: sealed as it is recorded (docs/adr/0018).</summary>
    Internal,
}

/// <summary>What a stream is about. An event type belongs to exactly one kind of stream, and so to one layer.</summary>
public enum StreamKind
{
    Agency,
    Unit,
    Agreement,
    Negotiation,
    Account,
    Internal,

    /// <summary>A role that somebody holds, from asking to ending.</summary>
    Grant,

    /// <summary>What needs two persons: erasing or unsealing an item.</summary>
    Order,

    /// <summary>Who signed in, was refused, or read what is sealed.</summary>
    AccessLog,
}

public static class StreamKinds
{
    extension(StreamKind kind)
    {
        public Layer Layer => kind switch
        {
            StreamKind.Account => Layer.Account,
            StreamKind.Internal or StreamKind.Grant or StreamKind.Order or StreamKind.AccessLog => Layer.Internal,
            _ => Layer.Exchanged,
        };
    }
}
