using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Npgsql;
using Parley.Access;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Papers;
using Parley.Recording;
using Parley.Table;

namespace Parley.Record.Store;

/// <summary>The record as Marten keeps it: Marten's own layout, nothing hidden beside it (docs/adr/0001).</summary>
public static class RecordStore
{
    public const string Schema = "parley";

    public static void Configure(StoreOptions options, string connection, TimeProvider clock)
    {
        options.Connection(Kept(connection));
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        // Named here too: without it Marten would look for members by their names in C#.
        options.UseSystemTextJsonForSerialization(casing: Weasel.Core.Casing.CamelCase, configure: json => Json.Events(json));
        options.Policies.AllDocumentsAreMultiTenanted();

        // RecordDatabase sets the schema up, once a version; nobody else looks at it.
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.TimeProvider = clock;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var kind in EventCatalogue.All) options.Events.MapEventType(kind.Type, kind.Alias);

        options.Schema.For<Receipt>().Identity(receipt => receipt.Id).UseRowLevelSecurity(DatabaseWalls.Setting);
        options.Storage.ExtendedSchemaObjects.Add(DocumentTable.Definition);
        options.Storage.ExtendedSchemaObjects.Add(PaperTables.BroughtDefinition);
        options.Storage.ExtendedSchemaObjects.Add(PaperTables.CitedDefinition);
        Keep<Agency>(options);
        Keep<Unit>(options);
        Keep<Agreement>(options);
        Keep<Negotiation>(options);
        Keep<Grant>(options);
        Keep<Order>(options);
        options.Projections.Add(new SearchProjection(), ProjectionLifecycle.Inline);
        options.Projections.Add(new CitationProjection(), ProjectionLifecycle.Inline);
        // Whom no policy holds need not say whose record it is about.
        if (RecordConnections.IsBound(connection)) options.Logger(new AgencyOfSession());
    }

    /// <summary>A state beside its streams, behind the walls.</summary>
    private static void Keep<TState>(StoreOptions options) where TState : class, IState<TState>
    {
        options.Projections.Add(new Snapshot<TState>(), ProjectionLifecycle.Inline);
        options.Schema.For<TState>().UseRowLevelSecurity(DatabaseWalls.Setting);
    }

    /// <summary>
    /// Nothing here leaves state in a session of PostgreSQL. The reset between two uses of a connection (DISCARD ALL) would throw away what the server
    /// has planned of the append function: about a sixth of the moves per second.
    /// </summary>
    private static string Kept(string connection) => new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true }.ToString();

    /// <summary>The store alone, for commands that only read: Wolverine's start costs seconds.</summary>
    public static DocumentStore Open(string connection, TimeProvider clock) => DocumentStore.For(options => Configure(options, connection, clock));
}
