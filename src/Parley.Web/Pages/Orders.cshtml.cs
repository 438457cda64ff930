using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Access;
using Parley.Recording;
using Parley.Web.Forms;
using Parley.Web.Walls;

namespace Parley.Web.Pages;

/// <summary>Orders to erase a sealed item or to lift its seal: one person asks, another approves, and what became of it stays.</summary>
[Needs(Right.ReadAccess, Right.OrderErasure, Right.ApproveErasure, Right.OrderUnsealing, Right.ApproveUnsealing)]
public sealed class OrdersModel(IDocumentStore store, TimeProvider clock, Posting posting, OrderDesk desk, Seat seat) : FormPage(store, clock, posting)
{
    [BindProperty]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stream { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Entry { get; set; }

    [BindProperty]
    public string? Authority { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<Order> All { get; private set; } = [];

    public Guid Me => seat.Person!.Id;

    public IReadOnlyList<Option> Kinds => [.. Enum.GetValues<OrderKind>().Where(kind => Sight.Somewhere(OrderDesk.Asking(kind))).Select(kind => new Option(Json.Word(kind), kind == OrderKind.Erasure ? "Erase it: its words can never be read again" : "Lift its seal: our whole side may read it"))];

    public bool MayAnswer(Order order) => order.State == OrderState.Asked && order.AskedBy != Me && Sight.Somewhere(OrderDesk.Answering(order.What));

    public async Task<IActionResult> OnGetAsync()
    {
        All = await desk.All(Agency, Stop);
        return Page();
    }

    public Task<IActionResult> OnPostAskAsync() => Do("asked", id =>
    {
        var kind = Enum.GetValues<OrderKind>().Where(one => Json.Word(one) == Order).Cast<OrderKind?>().FirstOrDefault();
        if (kind is null || !long.TryParse(Entry, out var entry) || string.IsNullOrWhiteSpace(Stream)) return Task.FromResult(new Answer("", 0, [], new("missing", "say what is to be done, and name the stream and the number of the entry")));
        return desk.Ask(Agency, new(kind.Value, Stream.Trim(), entry, Authority ?? ""), id, Stop);
    });

    public Task<IActionResult> OnPostApproveAsync(string order) => Do("approved", id => desk.Answer(Agency, order, true, null, id, Stop));

    public Task<IActionResult> OnPostDeclineAsync(string order) => Do("declined", id => desk.Answer(Agency, order, false, null, id, Stop));

    private async Task<IActionResult> Do(string done, Func<string, Task<Answer>> act)
    {
        if (!IsFresh) return Redirect(Again);
        var answer = await act(Guid.TryParse(FormId, out var given) ? given.ToString() : Guid.NewGuid().ToString());
        if (answer.Refusal is null) return Redirect(To.To("/orders", ("done", done)));
        Errors.Add(answer.Refusal.Text.Contains("authority", StringComparison.Ordinal) ? "authority" : FieldErrors.Whole, char.ToUpperInvariant(answer.Refusal.Text[0]) + answer.Refusal.Text[1..]);
        All = await desk.All(Agency, Stop);
        return Refused();
    }
}
