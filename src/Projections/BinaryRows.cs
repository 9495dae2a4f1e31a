using System.Buffers.Binary;
using System.Text;

namespace Naas.Projections;

/// <summary>Rows of one table as PostgreSQL's binary COPY takes them, gathered in memory.</summary>
/// <remarks>The format of <c>COPY … (FORMAT BINARY)</c> and the binary representation of each type are PostgreSQL's documented ones.</remarks>
public sealed class BinaryRows
{
    // Signature, flags, no extension of the header; and, instead of a row's number of columns, that no row follows.
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private const short NoMoreRows = -1;
    private const int NoValue = -1;

    private const int DayZero = 730_119;
    private static readonly long TicksZero = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly string _table;
    private readonly ColumnType[] _types;
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;
    private int _column;

    /// <param name="types">The types of the table's columns by their PostgreSQL names, in the order in which rows are written.</param>
    /// <exception cref="ArgumentException">Rows have no such type yet.</exception>
    public BinaryRows(string table, IEnumerable<string> types)
    {
        _table = table;
        _types = [.. types.Select(TypeOf)];
        Clear();
    }

    /// <summary>The types that columns of rows may have.</summary>
    private enum ColumnType
    {
        Boolean,
        Integer,
        BigInteger,
        Numeric,
        Text,
        Json,
        Uuid,
        Date,
        Moment,
    }

    public int Count { get; private set; }

    /// <summary>How much the rows come to.</summary>
    public int Bytes => _length - Header.Length;

    /// <summary>Everything for one COPY: header, rows and end.</summary>
    /// <exception cref="InvalidOperationException">The last row lacks values.</exception>
    public ReadOnlyMemory<byte> End()
    {
        ThrowUnlessWhole();
        BinaryPrimitives.WriteInt16BigEndian(Room(2), NoMoreRows);
        var all = _bytes.AsMemory(0, _length);
        _length -= 2;
        return all;
    }

    /// <summary>Forgets the rows and keeps the room.</summary>
    public void Clear()
    {
        Count = 0;
        _column = _types.Length;
        _length = 0;
        Header.CopyTo(Room(Header.Length));
    }

    /// <summary>Begins a row; the generation is its first column.</summary>
    public void Begin(int generation)
    {
        ThrowUnlessWhole();
        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)_types.Length);
        Count++;
        _column = 0;
        Write(generation);
    }

    /// <exception cref="InvalidOperationException">The column has another type, or the row has no more columns.</exception>
    public void Write<T>(T value)
    {
        switch (value)
        {
            case null:
                _ = Next();
                BinaryPrimitives.WriteInt32BigEndian(Room(4), NoValue);
                break;
            case string text:
                Write(text);
                break;
            case int number:
                BinaryPrimitives.WriteInt32BigEndian(Field(ColumnType.Integer, 4), number);
                break;
            case long number:
                BinaryPrimitives.WriteInt64BigEndian(Field(ColumnType.BigInteger, 8), number);
                break;
            case Guid id:
                _ = id.TryWriteBytes(Field(ColumnType.Uuid, 16), bigEndian: true, out _);
                break;
            case DateOnly day:
                BinaryPrimitives.WriteInt32BigEndian(Field(ColumnType.Date, 4), Days(day));
                break;
            case DateTimeOffset moment:
                BinaryPrimitives.WriteInt64BigEndian(Field(ColumnType.Moment, 8), Microseconds(moment));
                break;
            case bool flag:
                Field(ColumnType.Boolean, 1)[0] = flag ? (byte)1 : (byte)0;
                break;
            case decimal number:
                Write(number);
                break;
            default:
                throw new InvalidOperationException($"Rows of {_table} cannot hold a {typeof(T)}.");
        }
    }

    private void Write(string text)
    {
        var type = Next();
        if (type is not (ColumnType.Text or ColumnType.Json))
            throw Wrong(type, ColumnType.Text);

        // The length is known only afterwards.
        var at = _length;
        _ = Room(4);
        if (type == ColumnType.Json)
            Room(1)[0] = 1;
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length -= room.Length - Encoding.UTF8.GetBytes(text, room);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at), _length - at - 4);
    }

    /// <summary>Digits to the base of 10,000, the decimal point between two of them, and how many decimals are shown: 5.10 stays 5.10.</summary>
    private void Write(decimal number)
    {
        Span<short> digits = stackalloc short[10];
        Span<int> parts = stackalloc int[4];
        _ = decimal.GetBits(number, parts);
        var scale = number.Scale;
        var value = unchecked(new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        var decimals = (scale + 3) / 4;
        for (var missing = decimals * 4 - scale; missing > 0; missing--)
            value *= 10;

        var count = 0;
        for (; value != 0; value /= 10_000)
            digits[count++] = (short)(value % 10_000);

        var field = Field(ColumnType.Numeric, 8 + 2 * count);
        BinaryPrimitives.WriteInt16BigEndian(field, (short)count);
        BinaryPrimitives.WriteInt16BigEndian(field[2..], (short)(count - 1 - decimals));
        BinaryPrimitives.WriteInt16BigEndian(field[4..], decimal.IsNegative(number) && count > 0 ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(field[6..], scale);
        for (var digit = 0; digit < count; digit++)
            BinaryPrimitives.WriteInt16BigEndian(field[(8 + 2 * digit)..], digits[count - 1 - digit]);
    }

    // The last and the first day, or moment, stand for infinity, as they do in a parameter.
    private static int Days(DateOnly day) =>
        day == DateOnly.MaxValue ? int.MaxValue : day == DateOnly.MinValue ? int.MinValue : day.DayNumber - DayZero;

    private static long Microseconds(DateTimeOffset moment) =>
        moment == DateTimeOffset.MaxValue ? long.MaxValue : moment == DateTimeOffset.MinValue ? long.MinValue : (moment.UtcTicks - TicksZero) / TimeSpan.TicksPerMicrosecond;

    private static ColumnType TypeOf(string name) => name switch
    {
        "bool" => ColumnType.Boolean,
        "int4" => ColumnType.Integer,
        "int8" => ColumnType.BigInteger,
        "numeric" => ColumnType.Numeric,
        "text" => ColumnType.Text,
        "jsonb" => ColumnType.Json,
        "uuid" => ColumnType.Uuid,
        "date" => ColumnType.Date,
        "timestamptz" => ColumnType.Moment,
        _ => throw new ArgumentException($"Rows cannot hold a {name}; say in {nameof(BinaryRows)} how it is written.", nameof(name)),
    };

    private Span<byte> Field(ColumnType type, int length)
    {
        if (Next() is var column && column != type)
            throw Wrong(column, type);
        var room = Room(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        return room[4..];
    }

    private ColumnType Next() => _column < _types.Length ? _types[_column++] : throw new InvalidOperationException($"A row of {_table} has no more than {_types.Length} columns.");

    private InvalidOperationException Wrong(ColumnType column, ColumnType given) =>
        new($"Column {_column} of {_table} is of the type {column}, and a row gives {given}.");

    private void ThrowUnlessWhole()
    {
        if (_column != _types.Length)
            throw new InvalidOperationException($"A row of {_table} has {_column} values for {_types.Length} columns.");
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
            Array.Resize(ref _bytes, int.Max(_bytes.Length * 2, _length + length));
        var room = _bytes.AsSpan(_length, length);
        _length += length;
        return room;
    }
}
